-- Takes jobs that nobody claims out of their queues; those that stand in none give no row.
delete from job_queue w
using unnest(@ordinal::bigint[], @job_id::bigint[])
    as r (ordinal, job_id)
where w.job_id = r.job_id
returning r.ordinal
