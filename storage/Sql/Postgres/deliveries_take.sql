-- Leases deliveries that are due, the longest due first; what another silo holds is left to it.
with due as materialized (
    select id
    from deliveries
    where state = 'waiting' and due_at <= @now::bigint
    order by due_at
    limit @count::bigint
    for update skip locked
)
update deliveries d
set due_at = @now::bigint + @lease::bigint, try_count = d.try_count + 1
from due
where d.id = due.id
returning d.id, d.target, d.url, d.event, d.body, d.state, d.try_count, d.created_at, d.due_at, d.ended_at, d.problem
