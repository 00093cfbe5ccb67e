-- Forgets all waits of jobs.
delete from job_waits where job_id = @job_id
