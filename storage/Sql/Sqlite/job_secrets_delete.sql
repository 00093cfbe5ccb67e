-- Removes the secrets of jobs that end.
delete from job_secrets
where job_id = @job_id
