-- Adds what a batch did to the numbers of jobs by state, in key order.
update job_counts c
set job_count = c.job_count + r.delta
from unnest(@state::text[], @delta::bigint[])
    as r (state, delta)
where c.state = r.state
