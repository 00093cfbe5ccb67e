-- How much waits in queues that are not paused.
select q.name, q.queued_count
from unnest(@queue::text[], @whole::text[]) as r (queue, whole)
join queues q on q.name = r.queue
where q.queued_count > 0 and not exists (select 1 from queue_pauses p where p.queue in (r.queue, r.whole))
