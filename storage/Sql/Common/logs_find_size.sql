-- The size of one log.
select size from logs where job_id = @job_id and attempt = @attempt and stream = @stream
