-- Forgets the numbers that a Jenkins gave to builds of a version.
delete from jenkins_builds
where app_namespace = @app_namespace and app_name = @app_name and version = @version
