-- A page of the jobs that are waited for.
select distinct w.on_job_id
from job_waits w
where w.on_job_id > @after_id
order by w.on_job_id
limit @count
