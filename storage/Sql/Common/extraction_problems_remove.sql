-- Problems of the extraction of a job that is removed.
delete from extraction_problems where job_id = @job_id
