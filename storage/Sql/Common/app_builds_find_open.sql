-- A build or profile of a version that is not over yet.
select number
from app_builds
where app_namespace = @app_namespace and app_name = @app_name and version = @version and finished_at is null
order by number
limit 1
