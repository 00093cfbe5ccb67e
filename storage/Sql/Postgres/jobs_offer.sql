-- Makes queued jobs offered and counts the attempt.
update jobs j
set state = 'offered', attempt_count = j.attempt_count + 1, health = null
from unnest(@job_id::bigint[])
    as r (job_id)
where j.id = r.job_id and j.state = 'queued'
