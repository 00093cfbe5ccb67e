-- Some reported values of a removed job, so many at a time, and tells how many by its rows.
delete from attempt_values
where job_id = @job_id
    and (attempt, name) in (select attempt, name from attempt_values where job_id = @job_id order by attempt, name limit @count)
returning 1
