-- Keeps newer signs of life, never an older one, and reads what the guests must know; attempts that have ended give no row.
update attempts a
set heartbeat_at = greatest(a.heartbeat_at, @now::bigint - r.age)
from unnest(@ordinal::bigint[], @job_id::bigint[], @number::bigint[], @age::bigint[])
    as r (ordinal, job_id, number, age)
where a.job_id = r.job_id and a.number = r.number and a.ended_at is null
returning r.ordinal, a.deadline_at, a.cancel_asked_at
