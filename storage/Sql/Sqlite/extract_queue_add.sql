-- Lets an ended attempt wait for the extraction of its results; once is enough.
insert into extract_queue (
    job_id, attempt, queued_at
)
values (
    @job_id, @attempt, @now
)
on conflict (job_id, attempt) do nothing
