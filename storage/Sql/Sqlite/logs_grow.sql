-- Raises the sizes of logs that still have the size that was read and whose attempt is live, or crashed not before @crashed_after;
-- the others give no row.
update logs
set size = @to_size
where job_id = @job_id and attempt = @attempt and stream = @stream and size = @from_size
    and exists (
        select 1 from attempts a where a.job_id = @job_id and a.number = @attempt
            and (a.ended_at is null or (a.state = 'crashed' and a.ended_at >= @crashed_after)))
returning @ordinal
