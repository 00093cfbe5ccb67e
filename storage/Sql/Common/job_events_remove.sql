-- Some events of a removed job, so many at a time, and tells how many by its rows. The newest event of all stays until there are
-- later ones: SQLite numbers on from it.
delete from job_events
where id in (select id from job_events where job_id = @job_id order by id limit @count)
    and id < (select max(id) from job_events)
returning 1
