-- Keeps the secrets of new jobs.
insert into job_secrets (
    job_id, name, value
)
select
    r.job_id, r.name, r.value
from unnest(@job_id::bigint[], @name::text[], @value::text[])
    as r (job_id, name, value)
