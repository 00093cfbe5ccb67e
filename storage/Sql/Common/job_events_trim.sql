-- Forgets old events of boxes and queues, so many at a time, and tells how many by its rows.
delete from job_events
where id in (
    select id from job_events where job_id is null and at < @before order by at limit @count
)
returning id
