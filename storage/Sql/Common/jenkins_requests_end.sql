-- Ends a request; gives no row when it was over.
delete from jenkins_requests
where app_namespace = @app_namespace and app_name = @app_name and id = @id
returning id
