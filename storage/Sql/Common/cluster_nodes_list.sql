-- The nodes of the cluster of a job, as they stand in one round of attempts.
select p.job_id, p.testbox, coalesce(n.roles, p.roles), n.ip, coalesce(n.direct_macs, p.direct_macs),
    coalesce(n.direct_ips, p.direct_ips), n.level, n.level_at, n.aborted_at, a.ended_at
from cluster_parts m
join cluster_parts p on p.cluster_id = m.cluster_id
join attempts a on a.job_id = p.job_id and a.number = @attempt
left join cluster_nodes n on n.job_id = p.job_id and n.attempt = a.number
where m.job_id = @job_id
order by p.job_id
