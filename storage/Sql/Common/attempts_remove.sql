-- The attempts of a job that is removed.
delete from attempts where job_id = @job_id
