-- After a restore: cursors stand in front of the first event that they have not followed. The transactions of another
-- cluster say nothing in this one, so positions go on by id alone; what is followed twice changes nothing.
update event_cursors c
set transaction_id = 1,
    event_id = coalesce(
        (select min(e.id) - 1 from job_events e where (e.transaction_id, e.id) > (c.transaction_id::text::xid8, c.event_id)),
        (select max(e.id) from job_events e),
        0)
