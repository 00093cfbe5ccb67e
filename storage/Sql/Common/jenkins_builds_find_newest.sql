-- The newest number of a version of an app.
select number
from jenkins_builds
where app_namespace = @app_namespace and app_name = @app_name and version = @version
order by number desc
limit 1
