-- Forgets old events of boxes and queues, so many at a time, and tells how many by its rows. The newest event of all stays: SQLite
-- numbers on from it.
delete from job_events
where id in (
    select id from job_events where job_id is null and at < @before order by at limit @count
) and id < (select max(id) from job_events)
returning id
