-- One artifact of an attempt.
select path, size, sha256 from artifacts where job_id = @job_id and attempt = @attempt and path = @path
