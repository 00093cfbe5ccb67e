-- Takes jobs off the list of those that wait for a retry.
delete from retries w
using unnest(@job_id::bigint[])
    as r (job_id)
where w.job_id = r.job_id
