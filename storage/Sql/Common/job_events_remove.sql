-- The events of a job that is removed.
delete from job_events where job_id = @job_id
