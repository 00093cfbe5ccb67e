-- Removes what all profiles of a version have measured.
delete from app_profiles
where app_namespace = @app_namespace and app_name = @app_name
    and number in (
        select b.number
        from app_builds b
        where b.app_namespace = @app_namespace and b.app_name = @app_name and b.version = @version
    )
