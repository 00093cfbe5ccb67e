-- A page of the events of a job, oldest first.
select id, job_id, attempt, testbox, kind, at, data
from job_events
where job_id = @job_id and id > @after_id
order by id
limit @count
