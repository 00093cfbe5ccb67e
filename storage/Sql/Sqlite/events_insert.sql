-- Appends events with the time of the batch. An id is one above the newest event's, and never given twice: whoever removes events
-- leaves the newest.
insert into job_events (
    job_id, attempt, testbox, kind, data, at
)
values (
    @job_id, @attempt, @testbox, @kind, @data, @now
)
