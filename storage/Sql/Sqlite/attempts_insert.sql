-- Stores new attempts as offered; a second live attempt of a job or box breaks the batch.
insert into attempts (
    job_id, number, testbox, token, address, kind, deadline_at, state, offered_at, version
)
values (
    @job_id, @number, @testbox, @token, @address, @kind, @deadline_at, 'offered', @now, 1
)
