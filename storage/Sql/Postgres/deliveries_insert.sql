-- Keeps deliveries of causes of which their targets have not heard.
insert into deliveries (
    id, cause, target, receiver, url, event, body, state, created_at, due_at
)
select
    r.id, r.cause, r.target, r.receiver, r.url, r.event, r.body, 'waiting', @now::bigint, @now::bigint
from unnest(@id::text[], @cause::text[], @target::text[], @receiver::text[], @url::text[], @event::text[], @body::text[])
    as r (id, cause, target, receiver, url, event, body)
on conflict (cause, target) do nothing
