-- The secrets of a job, also for a time after its end.
select s.name, s.value
from job_secrets s
where s.job_id = @job_id
order by s.name
