-- Brings a job to the state that its newest attempt gives it; older attempts change nothing.
update jobs
set state = @state, outcome = @outcome, finished_at = @finished_at, health = @health,
    infra_retries_used = infra_retries_used + @infra_retry, retries_used = retries_used + @retry
where id = @job_id and attempt_count = @number
