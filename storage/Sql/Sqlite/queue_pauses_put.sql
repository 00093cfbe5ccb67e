-- Pauses queues that exist; the others give no row.
insert into queue_pauses (
    queue, paused_at, reason, paused_by
)
select q.name, @now, @reason, @paused_by
from queues q
where q.name = @queue
on conflict (queue) do update
set paused_at = excluded.paused_at, reason = excluded.reason, paused_by = excluded.paused_by
returning queue
