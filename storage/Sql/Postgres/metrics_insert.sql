-- Keeps the metrics of an attempt, in their order.
insert into metrics (
    job_id, attempt, position, name, value, unit
)
select
    r.job_id, r.attempt, r.position, r.name, r.value, r.unit
from unnest(
    @job_id::bigint[], @attempt::bigint[], @position::bigint[], @name::text[], @value::double precision[],
    @unit::text[]
) as r (
    job_id, attempt, position, name, value, unit
)
