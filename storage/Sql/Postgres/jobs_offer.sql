-- Makes queued jobs offered and counts the attempt; a job that is not queued gives no row.
update jobs j
set state = 'offered', attempt_count = j.attempt_count + 1, health = null
from unnest(@ordinal::bigint[], @job_id::bigint[])
    as r (ordinal, job_id)
join job_specs s on s.job_id = r.job_id
where j.id = r.job_id and j.state = 'queued'
returning r.ordinal, j.attempt_count, s.spec
