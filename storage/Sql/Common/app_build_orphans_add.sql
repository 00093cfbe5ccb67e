-- The jobs of builds that lose their app before they are over: they have to be cancelled.
insert into app_build_orphans (job_id)
select w.job_id
from app_builds b
join app_build_jobs w on w.app_namespace = b.app_namespace and w.app_name = b.app_name and w.number = b.number
join jobs j on j.id = w.job_id
where b.app_namespace = @app_namespace and b.app_name = @app_name and b.version = @version
    and b.finished_at is null and j.finished_at is null
on conflict (job_id) do nothing
returning job_id
