-- Raises the sizes of logs that still have the size that was read and whose attempt is live; the others give no row.
update logs
set size = @to_size
where job_id = @job_id and attempt = @attempt and stream = @stream and size = @from_size
    and exists (select 1 from attempts a where a.job_id = @job_id and a.number = @attempt and a.ended_at is null)
returning @ordinal
