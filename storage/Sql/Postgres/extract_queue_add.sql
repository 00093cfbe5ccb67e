-- Lets an ended attempt wait for the extraction of its results; once is enough.
insert into extract_queue (
    job_id, attempt, queued_at
)
select
    r.job_id, r.attempt, @now::bigint
from unnest(@job_id::bigint[], @attempt::bigint[])
    as r (job_id, attempt)
on conflict (job_id, attempt) do nothing
