-- The rows of a job's files; the files follow by file_removals.
delete from artifacts where job_id = @job_id
