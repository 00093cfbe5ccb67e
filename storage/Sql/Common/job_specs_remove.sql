-- The spec of a job that is removed.
delete from job_specs where job_id = @job_id
