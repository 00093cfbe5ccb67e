-- Keeps builds that wait for their first step.
insert into app_builds (
    app_namespace, app_name, number, version, kind, state, plan, revision, started_at
)
values (
    @app_namespace, @app_name, @number, @version, @kind, 'starting', @plan, 0, @now
)
