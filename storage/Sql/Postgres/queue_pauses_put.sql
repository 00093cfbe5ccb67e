-- Pauses queues that exist; the others give no row.
insert into queue_pauses (
    queue, paused_at, reason, paused_by
)
select q.name, @now::bigint, r.reason, r.paused_by
from unnest(@queue::text[], @reason::text[], @paused_by::text[])
    as r (queue, reason, paused_by)
join queues q on q.name = r.queue
order by q.name
on conflict (queue) do update
set paused_at = excluded.paused_at, reason = excluded.reason, paused_by = excluded.paused_by
returning queue
