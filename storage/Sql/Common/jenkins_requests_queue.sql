-- Notes a request's place in Jenkins' queue; gives no row when it has lost its own.
update jenkins_requests
set item = @item
where app_namespace = @app_namespace and app_name = @app_name and id = @id
returning id
