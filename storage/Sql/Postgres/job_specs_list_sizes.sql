-- How many bytes the specs of jobs have.
select s.job_id, octet_length(s.spec)::bigint
from unnest(@job_id::bigint[]) as r (job_id)
join job_specs s on s.job_id = r.job_id
