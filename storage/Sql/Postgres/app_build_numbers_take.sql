-- Gives each app its next number.
insert into app_build_numbers (
    app_namespace, app_name, last_number
)
select
    r.app_namespace, r.app_name, 1
from unnest(
    @app_namespace::text[], @app_name::text[]
) as r (
    app_namespace, app_name
)
order by r.app_namespace, r.app_name
on conflict (app_namespace, app_name) do update set last_number = app_build_numbers.last_number + 1
returning app_namespace, app_name, last_number
