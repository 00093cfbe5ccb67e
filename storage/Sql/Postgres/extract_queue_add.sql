-- Lets ended attempts that were started or left files wait for extraction, each once; a row for each that waits now.
insert into extract_queue (
    job_id, attempt, queued_at
)
select
    r.job_id, r.attempt, @now::bigint
from unnest(@job_id::bigint[], @attempt::bigint[], @started_at::bigint[])
    as r (job_id, attempt, started_at)
where r.started_at is not null
    or exists (select 1 from logs l where l.job_id = r.job_id and l.attempt = r.attempt)
    or exists (select 1 from artifacts f where f.job_id = r.job_id and f.attempt = r.attempt)
on conflict (job_id, attempt) do nothing
returning job_id
