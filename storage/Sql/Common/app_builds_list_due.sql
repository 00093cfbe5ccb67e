-- Builds that are not over and have no job that is not: their next step is due.
select
    b.app_namespace, b.app_name, b.number, b.version, b.kind, b.state, b.result, b.problem, b.plan, b.revision,
    b.started_at, b.finished_at
from app_builds b
where b.finished_at is null
    and not exists (
        select 1
        from app_build_jobs w
        join jobs j on j.id = w.job_id
        where w.app_namespace = b.app_namespace and w.app_name = b.app_name and w.number = b.number
            and j.finished_at is null
    )
order by b.started_at, b.app_namespace, b.app_name, b.number
limit @count
