-- Gives each app its next number.
insert into app_build_numbers (app_namespace, app_name, last_number)
values (@app_namespace, @app_name, 1)
on conflict (app_namespace, app_name) do update set last_number = last_number + 1
returning app_namespace, app_name, last_number
