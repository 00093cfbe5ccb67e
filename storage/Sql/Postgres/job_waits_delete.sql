-- Ends waits.
delete from job_waits w
using unnest(@job_id::bigint[], @on_job_id::bigint[])
    as r (job_id, on_job_id)
where w.job_id = r.job_id and w.on_job_id = r.on_job_id
