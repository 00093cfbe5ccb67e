-- Some events of a removed job, so many at a time, and tells how many by its rows.
delete from job_events
where id in (select id from job_events where job_id = @job_id order by id limit @count)
returning 1
