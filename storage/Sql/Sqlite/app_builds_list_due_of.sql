-- Builds with one of these jobs, once for each, that are not over and have no job that is not: their next step is due.
select
    b.app_namespace, b.app_name, b.number, b.version, b.kind, b.state, b.result, b.problem, b.plan, b.revision,
    b.started_at, b.finished_at
from app_build_jobs m
join app_builds b on b.app_namespace = m.app_namespace and b.app_name = m.app_name and b.number = m.number
where m.job_id = @job_id and b.finished_at is null
    and not exists (
        select 1
        from app_build_jobs w
        join jobs j on j.id = w.job_id
        where w.app_namespace = b.app_namespace and w.app_name = b.app_name and w.number = b.number
            and j.finished_at is null
    )
