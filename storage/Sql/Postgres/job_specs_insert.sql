-- Stores the specs of new jobs; they never change.
insert into job_specs (
    job_id, spec
)
select
    r.job_id, r.spec
from unnest(@job_id::bigint[], @spec::text[])
    as r (job_id, spec)
