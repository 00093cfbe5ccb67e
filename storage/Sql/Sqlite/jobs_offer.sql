-- Makes queued jobs offered and counts the attempt.
update jobs
set state = 'offered', attempt_count = attempt_count + 1, health = null
where id = @job_id and state = 'queued'
