-- Removes all builds of a version; their numbers are not given again.
delete from app_builds
where app_namespace = @app_namespace and app_name = @app_name and version = @version
