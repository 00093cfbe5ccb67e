-- Keeps jobs out of their queues until their waits are over.
insert into job_holds (
    job_id, fail_fast
)
select
    r.job_id, r.fail_fast
from unnest(@job_id::bigint[], @fail_fast::bigint[])
    as r (job_id, fail_fast)
