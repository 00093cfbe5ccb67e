-- Keeps which jobs a step of a build has queued.
insert into app_build_jobs (
    app_namespace, app_name, number, job_id, role, label
)
values (
    @app_namespace, @app_name, @number, @job_id, @role, @label
)
