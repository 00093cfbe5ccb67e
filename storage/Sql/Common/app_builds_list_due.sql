-- A page of the builds that are not over, have no job that is not, and wait for no earlier one: their next step is due.
select
    b.app_namespace, b.app_name, b.number, b.version, b.kind, b.state, b.result, b.problem, b.plan, b.revision,
    b.started_at, b.finished_at
from app_builds b
where b.finished_at is null
    and (b.started_at, b.app_namespace, b.app_name, b.number)
        > (@after_started_at, @after_namespace, @after_name, @after_number)
    and not exists (
        select 1
        from app_build_jobs w
        join jobs j on j.id = w.job_id
        where w.app_namespace = b.app_namespace and w.app_name = b.app_name and w.number = b.number
            and j.finished_at is null
    )
    and not (b.state = 'starting' and exists (
        select 1
        from app_builds o
        where o.app_namespace = b.app_namespace and o.app_name = b.app_name and o.version = b.version
            and o.number < b.number and o.finished_at is null and o.state <> 'profiling'
    ))
order by b.started_at, b.app_namespace, b.app_name, b.number
limit @count
