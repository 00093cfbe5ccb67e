-- Removes a job that has ended and is kept neither by a pin nor by another job that waits for it; else gives no row.
delete from jobs
where id = @job_id and outcome is not null
    and not exists (select 1 from job_pins p where p.job_id = jobs.id)
    and not exists (select 1 from job_waits w where w.on_job_id = jobs.id)
returning state
