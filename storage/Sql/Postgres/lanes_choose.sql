-- The first @count lanes of each queue in the order of choice, none of a paused queue; a queue where nothing waits costs two looks.
select l.queue, l.priority, l.submitter, l.queued_count, l.live_count, l.weight, l.served_seq
from unnest(@queue::text[], @whole::text[], @count::bigint[])
    as r (queue, whole, count)
cross join lateral (
    select *
    from queue_lanes q
    where q.queue = r.queue and q.queued_count > 0
    order by q.priority desc, (q.live_count / q.weight), q.served_seq, q.submitter
    limit case when exists (select 1 from queue_pauses p where p.queue in (r.queue, r.whole)) then 0 else r.count end
) l
