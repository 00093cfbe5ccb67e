-- Gives up deliveries that have waited too long for their receivers, so many at a time.
update deliveries
set state = 'given_up', ended_at = @now, problem = @problem
where id in (
    select id from deliveries where state = 'waiting' and created_at < @created_before order by created_at limit @count
)
returning id, target, url, event, body, state, try_count, created_at, due_at, ended_at, problem, receiver
