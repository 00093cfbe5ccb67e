-- What jobs wait for.
insert into job_waits (
    job_id, on_job_id, condition
)
select
    r.job_id, r.on_job_id, r.condition
from unnest(@job_id::bigint[], @on_job_id::bigint[], @condition::text[])
    as r (job_id, on_job_id, condition)
