-- The jobs of the cluster of a job, in order.
select p.job_id
from cluster_parts m
join cluster_parts p on p.cluster_id = m.cluster_id
where m.job_id = @job_id
order by p.job_id
