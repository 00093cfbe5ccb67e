-- Keeps a number that a Jenkins has given; once.
insert into jenkins_builds (app_namespace, app_name, number, version, requested_at)
values (@app_namespace, @app_name, @number, @version, @now)
on conflict (app_namespace, app_name, number) do nothing
