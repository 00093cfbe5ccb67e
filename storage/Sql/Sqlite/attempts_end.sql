-- Ends live attempts because of another one; what has ended meanwhile stays as it is and gives no row.
update attempts
set state = @state, ended_at = @now, end_reason = @reason, version = version + 1
where job_id = @job_id and number = @number and ended_at is null
returning @ordinal
