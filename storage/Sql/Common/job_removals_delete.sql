-- The rows that were to follow are gone.
delete from job_removals where due_at = @due_at and job_id = @job_id and attempt = @attempt
