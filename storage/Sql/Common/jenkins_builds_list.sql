-- The newest builds of a version, by when their numbers were given.
select number, requested_at
from jenkins_builds
where app_namespace = @app_namespace and app_name = @app_name and version = @version
order by requested_at desc, number desc
limit @max_count
