-- Saves attempts that still have the version that was read; the others give no row.
update attempts
set state = @state, started_at = @started_at, post_run_at = @post_run_at, ended_at = @ended_at, deadline_at = @deadline_at,
    cancel_asked_at = @cancel_asked_at, cancel_reason = @cancel_reason,
    verdict = @verdict, health = @health, end_reason = @end_reason, address = @address, kind = @kind, version = version + 1
where job_id = @job_id and number = @number and version = @version
returning @ordinal
