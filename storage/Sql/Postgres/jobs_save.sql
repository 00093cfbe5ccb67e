-- Brings a job to the state that its newest attempt gives it; older attempts change nothing.
update jobs j
set state = r.state, outcome = r.outcome, finished_at = r.finished_at, health = r.health,
    infra_retries_used = j.infra_retries_used + r.infra_retry, retries_used = j.retries_used + r.retry
from unnest(
    @job_id::bigint[], @number::bigint[], @state::text[], @outcome::text[], @finished_at::bigint[],
    @health::text[], @infra_retry::bigint[], @retry::bigint[]
) as r (
    job_id, number, state, outcome, finished_at, health, infra_retry, retry
)
where j.id = r.job_id and j.attempt_count = r.number
