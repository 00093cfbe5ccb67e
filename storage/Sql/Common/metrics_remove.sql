-- The metrics of a job that is removed.
delete from metrics where job_id = @job_id
