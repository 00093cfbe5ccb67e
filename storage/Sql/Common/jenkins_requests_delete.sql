-- Forgets what was asked for a version.
delete from jenkins_requests
where app_namespace = @app_namespace and app_name = @app_name and version = @version
