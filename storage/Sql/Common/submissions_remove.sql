-- Forgets the key of a submission with its first job.
delete from submissions where first_job_id = @job_id
