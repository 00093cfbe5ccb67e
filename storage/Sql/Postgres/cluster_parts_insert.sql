-- Stores the parts of new cluster jobs; they wait for their boxes from now on, unless they are held.
insert into cluster_parts (
    job_id, cluster_id, testbox, roles, direct_macs, direct_ips, box_set, priority, due_at
)
select
    r.job_id, r.cluster_id, r.testbox, r.roles, r.direct_macs, r.direct_ips, r.box_set, r.priority,
    case when r.is_held = 0 then @now::bigint end
from unnest(
    @job_id::bigint[], @cluster_id::bigint[], @testbox::text[], @roles::text[], @direct_macs::text[],
    @direct_ips::text[], @box_set::text[], @priority::bigint[], @is_held::bigint[]
) as r (
    job_id, cluster_id, testbox, roles, direct_macs, direct_ips, box_set, priority, is_held
)
