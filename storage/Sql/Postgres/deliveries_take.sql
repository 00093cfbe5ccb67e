-- Leases deliveries of receivers that are due, so many of each, the longest due first; what another silo holds is left to
-- it.
with due as materialized (
    select d.id
    from unnest(@receiver::text[], @count::bigint[]) as r (receiver, count)
    cross join lateral (
        select w.id
        from deliveries w
        where w.state = 'waiting' and w.receiver = r.receiver and w.due_at <= @now::bigint
        order by w.due_at
        limit r.count
        for update skip locked
    ) d
)
update deliveries d
set due_at = @now::bigint + @lease::bigint, try_count = d.try_count + 1
from due
where d.id = due.id
returning d.id, d.target, d.url, d.event, d.body, d.state, d.try_count, d.created_at, d.due_at, d.ended_at, d.problem,
    d.receiver
