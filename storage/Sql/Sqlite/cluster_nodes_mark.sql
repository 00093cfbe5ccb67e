-- Keeps what nodes of live attempts say; levels never fall, an abort stays. Other attempts give no row.
insert into cluster_nodes (
    job_id, attempt, level, level_at, aborted_at, roles, ip, direct_macs, direct_ips
)
select
    a.job_id, a.number, @level, case when @level > 0 then @now end, case when @is_abort = 1 then @now end,
    @roles, @ip, @direct_macs, @direct_ips
from attempts a
join cluster_parts p on p.job_id = a.job_id
where a.job_id = @job_id and a.number = @attempt and a.ended_at is null
on conflict (job_id, attempt) do update
set level = max(cluster_nodes.level, excluded.level),
    level_at = case when excluded.level > cluster_nodes.level then excluded.level_at else cluster_nodes.level_at end,
    aborted_at = coalesce(cluster_nodes.aborted_at, excluded.aborted_at),
    roles = coalesce(excluded.roles, cluster_nodes.roles),
    ip = coalesce(excluded.ip, cluster_nodes.ip),
    direct_macs = coalesce(excluded.direct_macs, cluster_nodes.direct_macs),
    direct_ips = coalesce(excluded.direct_ips, cluster_nodes.direct_ips)
returning job_id, attempt
