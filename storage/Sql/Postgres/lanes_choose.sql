-- The first @count lanes of each queue in the order of choice; a queue where nothing waits costs one look.
select l.queue, l.priority, l.submitter, l.queued_count, l.live_count, l.weight, l.served_seq, l.floor_job_id
from unnest(@queue::text[], @count::bigint[])
    as r (queue, count)
cross join lateral (
    select *
    from queue_lanes q
    where q.queue = r.queue and q.queued_count > 0
    order by q.priority desc, (q.live_count / q.weight), q.served_seq, q.submitter
    limit r.count
) l
