-- The request that has the place of an app.
select version, id, item, requested_at
from jenkins_requests
where app_namespace = @app_namespace and app_name = @app_name
