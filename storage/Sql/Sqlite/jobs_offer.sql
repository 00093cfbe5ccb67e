-- Makes queued jobs offered and counts the attempt; a job that is not queued gives no row.
update jobs
set state = 'offered', attempt_count = attempt_count + 1, health = null
where id = @job_id and state = 'queued'
returning @ordinal, attempt_count, (select s.spec from job_specs s where s.job_id = jobs.id)
