-- Keeps deliveries of causes of which their targets have not heard.
insert into deliveries (
    id, cause, target, url, event, body, state, created_at, due_at
)
values (
    @id, @cause, @target, @url, @event, @body, 'waiting', @now, @now
)
on conflict (cause, target) do nothing
