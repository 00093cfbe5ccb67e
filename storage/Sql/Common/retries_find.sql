-- When the retry of a job is due.
select due_at from retries where job_id = @job_id
