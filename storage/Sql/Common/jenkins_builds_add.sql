-- Keeps the number of a request's build. A Jenkins that was set up anew gives its numbers again.
insert into jenkins_builds (app_namespace, app_name, number, version, requested_at)
select app_namespace, app_name, cast(@number as bigint), version, cast(@now as bigint)
from jenkins_requests
where app_namespace = @app_namespace and app_name = @app_name and id = @id
on conflict (app_namespace, app_name, number) do update
set version = excluded.version, requested_at = excluded.requested_at
