-- Keeps newer signs of life, never an older one, and reads what the guests must know; attempts that have ended give no row.
update attempts
set heartbeat_at = max(coalesce(heartbeat_at, 0), @now - @age)
where job_id = @job_id and number = @number and ended_at is null
returning @ordinal, deadline_at, cancel_asked_at
