-- The newest build of a version that has joined its images in the registry.
select
    b.app_namespace, b.app_name, b.number, b.version, b.kind, b.state, b.result, b.problem, b.plan, b.revision,
    b.started_at, b.finished_at
from app_builds b
where b.app_namespace = @app_namespace and b.app_name = @app_name and b.version = @version
    and exists (
        select 1
        from app_build_jobs w
        join jobs j on j.id = w.job_id
        where w.app_namespace = b.app_namespace and w.app_name = b.app_name and w.number = b.number
            and w.role = 'manifest' and j.state = 'succeeded'
    )
order by b.number desc
limit 1
