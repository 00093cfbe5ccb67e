-- Ends waits.
delete from job_waits where job_id = @job_id and on_job_id = @on_job_id
