-- The jobs of builds of one app, in their order, with how they stand; without a state those that were removed.
select w.number, w.role, w.label, w.job_id, j.state, j.attempt_count, j.finished_at
from unnest(@app_namespace::text[], @app_name::text[], @number::bigint[]) as r (app_namespace, app_name, number)
join app_build_jobs w
    on w.app_namespace = r.app_namespace and w.app_name = r.app_name and w.number = r.number
left join jobs j on j.id = w.job_id
order by w.number, w.job_id
