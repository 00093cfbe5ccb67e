-- The next build of a version after a number that can begin.
select
    b.app_namespace, b.app_name, b.number, b.version, b.kind, b.state, b.result, b.problem, b.plan, b.revision,
    b.started_at, b.finished_at
from app_builds b
where b.app_namespace = @app_namespace and b.app_name = @app_name and b.version = @version
    and b.number > @number and b.finished_at is null and b.state = 'starting'
    and not exists (
        select 1
        from app_builds o
        where o.app_namespace = b.app_namespace and o.app_name = b.app_name and o.version = b.version
            and o.number < b.number and o.finished_at is null and o.state <> 'profiling'
    )
order by b.number
limit 1
