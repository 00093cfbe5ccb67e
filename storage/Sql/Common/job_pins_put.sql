-- Pins a job, or changes its note; no row without such a job.
insert into job_pins (job_id, pinned_at, reason, pinned_by)
select j.id, cast(@now as bigint), cast(@reason as text), cast(@pinned_by as text)
from jobs j
where j.id = @job_id
on conflict (job_id) do update set reason = excluded.reason, pinned_by = excluded.pinned_by
returning job_id
