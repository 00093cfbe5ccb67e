-- How much waits in queues that are not paused.
select q.name, q.queued_count
from queues q
where q.name = @queue and q.queued_count > 0
    and not exists (select 1 from queue_pauses p where p.queue in (@queue, @whole))
