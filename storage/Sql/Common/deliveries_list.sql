-- A page of deliveries, newest first; of one state, or of all when it is empty.
select id, target, url, event, body, state, try_count, created_at, due_at, ended_at, problem, receiver
from deliveries
where (created_at < @before_at or (created_at = @before_at and id < @before_id))
    and (@state = '' or state = @state)
order by created_at desc, id desc
limit @count
