-- Notes who certifies a profile; gives no row when there is none.
update app_profiles
set certified_by = @certified_by, note = @note, certified_at = @now
where app_namespace = @app_namespace and app_name = @app_name and number = @number
returning number
