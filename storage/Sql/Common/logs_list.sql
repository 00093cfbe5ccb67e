-- The logs of an attempt.
select stream, size from logs where job_id = @job_id and attempt = @attempt order by stream
