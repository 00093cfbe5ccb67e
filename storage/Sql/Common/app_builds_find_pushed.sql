-- The newest build of a version whose joining job has said what it pushed.
select
    b.app_namespace, b.app_name, b.number, b.version, b.kind, b.state, b.result, b.problem, b.plan, b.revision,
    b.started_at, b.finished_at
from app_builds b
where b.app_namespace = @app_namespace and b.app_name = @app_name and b.version = @version
    and exists (
        select 1
        from app_build_jobs w
        join jobs j on j.id = w.job_id
        join attempt_values v on v.job_id = j.id and v.attempt = j.attempt_count and v.name = 'image'
        where w.app_namespace = b.app_namespace and w.app_name = b.app_name and w.number = b.number
            and w.role = 'manifest' and j.state = 'succeeded'
    )
order by b.number desc
limit 1
