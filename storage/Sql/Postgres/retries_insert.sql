-- Keeps a job away from its queue until its retry is due.
insert into retries (
    job_id, due_at
)
select
    r.job_id, r.due_at
from unnest(@job_id::bigint[], @due_at::bigint[])
    as r (job_id, due_at)
