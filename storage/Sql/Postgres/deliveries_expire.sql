-- Gives up deliveries that have waited too long for their receivers, so many at a time.
with old as materialized (
    select id
    from deliveries
    where state = 'waiting' and created_at < @created_before::bigint
    order by created_at
    limit @count::bigint
    for update skip locked
)
update deliveries d
set state = 'given_up', ended_at = @now::bigint, problem = @problem::text
from old
where d.id = old.id
returning d.id, d.target, d.url, d.event, d.body, d.state, d.try_count, d.created_at, d.due_at, d.ended_at, d.problem,
    d.receiver
