-- A page of the builds of a version, newest first.
select
    b.app_namespace, b.app_name, b.number, b.version, b.kind, b.state, b.result, b.problem, b.plan, b.revision,
    b.started_at, b.finished_at
from app_builds b
where b.app_namespace = @app_namespace and b.app_name = @app_name and b.version = @version
    and b.number < @before_number
order by b.number desc
limit @count
