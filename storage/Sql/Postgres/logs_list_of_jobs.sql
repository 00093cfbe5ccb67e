-- The logs of all attempts of jobs, and whether their attempts are over.
select l.job_id, l.attempt, l.stream, l.size, case when a.ended_at is null then 0::bigint else 1::bigint end
from logs l
join attempts a on a.job_id = l.job_id and a.number = l.attempt
where l.job_id = any(@job_id::bigint[])
order by l.job_id, l.attempt, l.stream
