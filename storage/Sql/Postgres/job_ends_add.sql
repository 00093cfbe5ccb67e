-- Counts jobs that ended in the hour of the batch, by how they ended; in key order, as all that batches share.
insert into job_ends as e (
    hour, outcome, job_count
)
select
    @now::bigint / 3600000000, r.outcome, r.count
from unnest(@outcome::text[], @count::bigint[])
    as r (outcome, count)
order by r.outcome
on conflict (hour, outcome) do update set job_count = e.job_count + excluded.job_count
