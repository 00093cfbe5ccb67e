-- Keeps a job away from its queue until its retry is due.
insert into retries (
    job_id, due_at
)
values (
    @job_id, @due_at
)
