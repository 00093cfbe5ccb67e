-- Makes queued jobs cancelled; a job that is not queued any more gives no row.
update jobs
set state = 'cancelled', outcome = 'cancelled', finished_at = @now
where id = @job_id and state = 'queued'
returning @ordinal, queue, priority, submitter
