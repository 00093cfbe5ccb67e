-- The other jobs of the clusters of these jobs.
select r.ordinal, p.job_id
from unnest(@ordinal::bigint[], @job_id::bigint[]) as r (ordinal, job_id)
join cluster_parts m on m.job_id = r.job_id
join cluster_parts p on p.cluster_id = m.cluster_id and p.job_id <> m.job_id
order by p.job_id
