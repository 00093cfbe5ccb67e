-- An earlier build of a version that has yet to push; a profile that only runs its targets holds up nobody.
select o.number
from app_builds o
where o.app_namespace = @app_namespace and o.app_name = @app_name and o.version = @version
    and o.number < @number and o.finished_at is null and o.state <> 'profiling'
limit 1
