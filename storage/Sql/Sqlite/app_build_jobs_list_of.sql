-- The jobs of builds of one app, in their order, with how they stand; without a state those that were removed.
select w.number, w.role, w.label, w.job_id, j.state, j.attempt_count, j.finished_at
from app_build_jobs w
left join jobs j on j.id = w.job_id
where w.app_namespace = @app_namespace and w.app_name = @app_name and w.number = @number
order by w.job_id
