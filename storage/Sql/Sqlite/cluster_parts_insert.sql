-- Stores the parts of new cluster jobs; they wait for their boxes from now on, unless they are held.
insert into cluster_parts (
    job_id, cluster_id, testbox, roles, direct_macs, direct_ips, box_set, priority, due_at
)
values (
    @job_id, @cluster_id, @testbox, @roles, @direct_macs, @direct_ips, @box_set, @priority,
    case when @is_held = 0 then @now end
)
