-- Lets ended attempts that were started or left files wait for extraction, each once; a row for each that waits now.
insert into extract_queue (
    job_id, attempt, queued_at
)
select
    @job_id, @attempt, @now
where @started_at is not null
    or exists (select 1 from logs l where l.job_id = @job_id and l.attempt = @attempt)
    or exists (select 1 from artifacts f where f.job_id = @job_id and f.attempt = @attempt)
on conflict (job_id, attempt) do nothing
returning @ordinal
