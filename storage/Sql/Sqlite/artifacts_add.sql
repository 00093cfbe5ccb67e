-- Adds artifacts of live attempts; a path that is taken stays as it is.
insert into artifacts (job_id, attempt, path, size, sha256)
select a.job_id, a.number, @path, @size, @sha256
from attempts a
where a.job_id = @job_id and a.number = @attempt and a.ended_at is null
on conflict (job_id, attempt, path) do nothing
