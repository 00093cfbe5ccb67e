-- Keeps which jobs a step of a build has queued.
insert into app_build_jobs (
    app_namespace, app_name, number, job_id, role, label
)
select
    r.app_namespace, r.app_name, r.number, r.job_id, r.role, r.label
from unnest(
    @app_namespace::text[], @app_name::text[], @number::bigint[], @job_id::bigint[], @role::text[], @label::text[]
) as r (
    app_namespace, app_name, number, job_id, role, label
)
