-- Stores the parts of new cluster jobs; they wait for their boxes from now on.
insert into cluster_parts (
    job_id, cluster_id, testbox, roles, direct_macs, direct_ips, due_at
)
values (
    @job_id, @cluster_id, @testbox, @roles, @direct_macs, @direct_ips, @now
)
