-- Keeps what nodes of live attempts say; levels never fall, an abort stays. Other attempts give no row.
insert into cluster_nodes (
    job_id, attempt, level, level_at, aborted_at, roles, ip, direct_macs, direct_ips
)
select
    a.job_id, a.number, r.level, case when r.level > 0 then @now::bigint end,
    case when r.is_abort = 1 then @now::bigint end, r.roles, r.ip, r.direct_macs, r.direct_ips
from unnest(
    @job_id::bigint[], @attempt::bigint[], @level::bigint[], @is_abort::bigint[], @roles::text[], @ip::text[],
    @direct_macs::text[], @direct_ips::text[]
) as r (
    job_id, attempt, level, is_abort, roles, ip, direct_macs, direct_ips
)
join attempts a on a.job_id = r.job_id and a.number = r.attempt and a.ended_at is null
join cluster_parts p on p.job_id = a.job_id
on conflict (job_id, attempt) do update
set level = greatest(cluster_nodes.level, excluded.level),
    level_at = case when excluded.level > cluster_nodes.level then excluded.level_at else cluster_nodes.level_at end,
    aborted_at = coalesce(cluster_nodes.aborted_at, excluded.aborted_at),
    roles = coalesce(excluded.roles, cluster_nodes.roles),
    ip = coalesce(excluded.ip, cluster_nodes.ip),
    direct_macs = coalesce(excluded.direct_macs, cluster_nodes.direct_macs),
    direct_ips = coalesce(excluded.direct_ips, cluster_nodes.direct_ips)
returning job_id, attempt
