-- Ends live attempts because of another one; what has ended meanwhile stays as it is and gives no row.
update attempts a
set state = r.state, ended_at = @now::bigint, end_reason = r.reason, version = a.version + 1
from unnest(@ordinal::bigint[], @job_id::bigint[], @number::bigint[], @state::text[], @reason::text[])
    as r (ordinal, job_id, number, state, reason)
where a.job_id = r.job_id and a.number = r.number and a.ended_at is null
returning r.ordinal
