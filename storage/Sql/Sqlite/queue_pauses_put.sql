-- Pauses queues.
insert into queue_pauses (
    queue, paused_at, reason, paused_by
)
values (
    @queue, @now, @reason, @paused_by
)
on conflict (queue) do update
set paused_at = excluded.paused_at, reason = excluded.reason, paused_by = excluded.paused_by
returning queue
