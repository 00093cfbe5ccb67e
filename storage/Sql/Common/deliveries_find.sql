-- One delivery.
select id, target, url, event, body, state, try_count, created_at, due_at, ended_at, problem, receiver
from deliveries
where id = @id
