-- The position after all events, also after those that were removed.
select 0, max(
    coalesce((select max(id) from job_events), 0),
    coalesce((select max(event_id) from event_cursors), 0))
