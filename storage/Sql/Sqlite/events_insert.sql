-- Appends events with the time of the batch. An id is never given twice, although the events of removed jobs go: who follows has come
-- no further than its cursor, and events that are removed were followed long before.
insert into job_events (
    id, job_id, attempt, testbox, kind, data, at
)
values (
    1 + max(
        coalesce((select max(id) from job_events), 0),
        coalesce((select max(event_id) from event_cursors), 0)),
    @job_id, @attempt, @testbox, @kind, @data, @now
)
