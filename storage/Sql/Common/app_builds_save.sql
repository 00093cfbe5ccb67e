-- Moves a build on if it still has the revision that was read; else gives no row.
update app_builds
set state = @state, result = @result, problem = @problem, revision = revision + 1, finished_at = @finished_at
where app_namespace = @app_namespace and app_name = @app_name and number = @number and revision = @revision
returning number
