-- The open waits of one job: its own alone, however many wait for it.
select w.on_job_id, w.condition
from job_waits w
where w.job_id = @job_id
order by w.on_job_id
