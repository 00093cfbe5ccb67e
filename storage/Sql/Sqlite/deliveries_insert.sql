-- Keeps deliveries of causes of which their targets have not heard.
insert into deliveries (
    id, cause, target, receiver, url, event, body, state, created_at, due_at
)
values (
    @id, @cause, @target, @receiver, @url, @event, @body, 'waiting', @now, @now
)
on conflict (cause, target) do nothing
