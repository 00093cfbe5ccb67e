-- Keeps what a box reported; the newest value of a name stays.
insert into attempt_values (
    job_id, attempt, name, value
)
select
    r.job_id, r.attempt, r.name, r.value
from unnest(
    @job_id::bigint[], @attempt::bigint[], @name::text[], @value::text[]
) as r (
    job_id, attempt, name, value
)
on conflict (job_id, attempt, name) do update set value = excluded.value
