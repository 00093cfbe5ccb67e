-- The logs of all attempts of a job, and whether their attempts are over.
select l.job_id, l.attempt, l.stream, l.size, case when a.ended_at is null then 0 else 1 end
from logs l
join attempts a on a.job_id = l.job_id and a.number = l.attempt
where l.job_id = @job_id
order by l.job_id, l.attempt, l.stream
