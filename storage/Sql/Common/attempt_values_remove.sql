-- Reported values of a job that is removed.
delete from attempt_values where job_id = @job_id
