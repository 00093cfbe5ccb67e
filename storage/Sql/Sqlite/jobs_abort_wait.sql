-- Cancels queued jobs that still wait for the job that failed them; the others give no row.
update jobs
set state = 'cancelled', outcome = 'cancelled', finished_at = @now, health = @health
where id = @job_id and state = 'queued'
    and exists (select 1 from job_waits w where w.job_id = jobs.id and w.on_job_id = @on_job_id)
returning @ordinal
