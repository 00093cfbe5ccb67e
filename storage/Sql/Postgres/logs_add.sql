-- Makes sure that the logs of live attempts exist, with nothing in them.
insert into logs (job_id, attempt, stream, size)
select r.job_id, r.attempt, r.stream, 0
from unnest(@job_id::bigint[], @attempt::bigint[], @stream::text[])
    as r (job_id, attempt, stream)
join attempts a on a.job_id = r.job_id and a.number = r.attempt and a.ended_at is null
on conflict (job_id, attempt, stream) do nothing
