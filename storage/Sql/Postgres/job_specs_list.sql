-- The specs of jobs.
select s.job_id, s.spec
from unnest(@job_id::bigint[]) as r (job_id)
join job_specs s on s.job_id = r.job_id
