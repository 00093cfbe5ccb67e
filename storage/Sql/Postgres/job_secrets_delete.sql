-- Removes the secrets of jobs that end.
delete from job_secrets w
using unnest(@job_id::bigint[])
    as r (job_id)
where w.job_id = r.job_id
