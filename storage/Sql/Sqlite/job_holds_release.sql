-- Lets go of held jobs that wait for nothing more; the others give no row.
delete from job_holds
where job_id = @job_id and not exists (select 1 from job_waits w where w.job_id = job_holds.job_id)
returning @ordinal
