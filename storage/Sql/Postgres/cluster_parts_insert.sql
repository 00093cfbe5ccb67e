-- Stores the parts of new cluster jobs; they wait for their boxes from now on.
insert into cluster_parts (
    job_id, cluster_id, testbox, roles, direct_macs, direct_ips, due_at
)
select
    r.job_id, r.cluster_id, r.testbox, r.roles, r.direct_macs, r.direct_ips, @now::bigint
from unnest(
    @job_id::bigint[], @cluster_id::bigint[], @testbox::text[], @roles::text[], @direct_macs::text[],
    @direct_ips::text[]
) as r (
    job_id, cluster_id, testbox, roles, direct_macs, direct_ips
)
