-- The other jobs of the clusters of these jobs.
select @ordinal, p.job_id
from cluster_parts m
join cluster_parts p on p.cluster_id = m.cluster_id and p.job_id <> m.job_id
where m.job_id = @job_id
order by p.job_id
