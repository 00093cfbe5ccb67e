-- The secrets of a job that has not ended.
select s.name, s.value
from job_secrets s
where s.job_id = @job_id
order by s.name
