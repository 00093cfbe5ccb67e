-- Makes sure that the logs of live attempts exist, with nothing in them.
insert into logs (job_id, attempt, stream, size)
select a.job_id, a.number, @stream, 0
from attempts a
where a.job_id = @job_id and a.number = @attempt and a.ended_at is null
on conflict (job_id, attempt, stream) do nothing
