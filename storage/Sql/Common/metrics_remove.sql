-- Some metrics of a removed job, so many at a time, and tells how many by its rows.
delete from metrics
where job_id = @job_id
    and (attempt, position) in (select attempt, position from metrics where job_id = @job_id order by attempt, position limit @count)
returning 1
