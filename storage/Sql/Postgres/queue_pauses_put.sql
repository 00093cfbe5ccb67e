-- Pauses queues.
insert into queue_pauses (
    queue, paused_at, reason, paused_by
)
select r.queue, @now::bigint, r.reason, r.paused_by
from unnest(@queue::text[], @reason::text[], @paused_by::text[])
    as r (queue, reason, paused_by)
order by r.queue
on conflict (queue) do update
set paused_at = excluded.paused_at, reason = excluded.reason, paused_by = excluded.paused_by
returning queue
