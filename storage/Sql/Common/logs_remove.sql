-- The rows of a job's logs; their files follow by file_removals.
delete from logs where job_id = @job_id
