-- The artifacts of an attempt.
select path, size, sha256 from artifacts where job_id = @job_id and attempt = @attempt order by path
