-- Appends events with the time of the batch.
insert into job_events (
    job_id, attempt, testbox, kind, data, at
)
values (
    @job_id, @attempt, @testbox, @kind, @data, @now
)
