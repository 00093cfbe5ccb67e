-- The open waits of jobs, and those of others for them.
select w.job_id, w.on_job_id, w.condition, h.fail_fast
from job_waits w
join job_holds h on h.job_id = w.job_id
where w.job_id = @job_id
union all
select w.job_id, w.on_job_id, w.condition, h.fail_fast
from job_waits w
join job_holds h on h.job_id = w.job_id
where w.on_job_id = @job_id
