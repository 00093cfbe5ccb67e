-- Keeps builds that wait for their first step.
insert into app_builds (
    app_namespace, app_name, number, version, kind, state, plan, revision, started_at
)
select
    r.app_namespace, r.app_name, r.number, r.version, r.kind, 'starting', r.plan, 0, @now::bigint
from unnest(
    @app_namespace::text[], @app_name::text[], @number::bigint[], @version::text[], @kind::text[], @plan::text[]
) as r (
    app_namespace, app_name, number, version, kind, plan
)
