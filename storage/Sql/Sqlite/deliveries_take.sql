-- Leases deliveries of receivers that are due, so many of each, the longest due first.
update deliveries
set due_at = @now + @lease, try_count = try_count + 1
where id in (
    select id
    from deliveries
    where state = 'waiting' and receiver = @receiver and due_at <= @now
    order by due_at
    limit @count
)
returning id, target, url, event, body, state, try_count, created_at, due_at, ended_at, problem, receiver
