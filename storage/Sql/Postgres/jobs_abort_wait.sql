-- Cancels queued jobs that still wait for the job that failed them; the others give no row.
update jobs j
set state = 'cancelled', outcome = 'cancelled', finished_at = @now::bigint, health = r.health
from unnest(@ordinal::bigint[], @job_id::bigint[], @on_job_id::bigint[], @health::text[])
    as r (ordinal, job_id, on_job_id, health)
where j.id = r.job_id and j.state = 'queued'
    and exists (select 1 from job_waits w where w.job_id = j.id and w.on_job_id = r.on_job_id)
returning r.ordinal
