-- Keeps what a profile has measured, once.
insert into app_profiles (app_namespace, app_name, number, profile, measured_at)
values (@app_namespace, @app_name, @number, @profile, @now)
on conflict (app_namespace, app_name, number) do nothing
