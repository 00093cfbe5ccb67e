-- Saves attempts that still have the version that was read; the others give no row.
update attempts a
set state = r.state, started_at = r.started_at, post_run_at = r.post_run_at, ended_at = r.ended_at, deadline_at = r.deadline_at,
    cancel_asked_at = r.cancel_asked_at, cancel_reason = r.cancel_reason,
    verdict = r.verdict, health = r.health, end_reason = r.end_reason, address = r.address, kind = r.kind,
    version = a.version + 1
from unnest(
    @ordinal::bigint[], @job_id::bigint[], @number::bigint[], @version::bigint[], @state::text[],
    @started_at::bigint[], @post_run_at::bigint[], @ended_at::bigint[], @deadline_at::bigint[],
    @cancel_asked_at::bigint[], @cancel_reason::text[], @verdict::text[],
    @health::text[], @end_reason::text[], @address::text[], @kind::text[]
) as r (
    ordinal, job_id, number, version, state, started_at, post_run_at, ended_at, deadline_at,
    cancel_asked_at, cancel_reason, verdict, health, end_reason, address, kind
)
where a.job_id = r.job_id and a.number = r.number and a.version = r.version
returning r.ordinal
