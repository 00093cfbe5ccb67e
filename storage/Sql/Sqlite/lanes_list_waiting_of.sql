-- The queues where jobs of submitters stand, and how many.
select l.queue, sum(l.queued_count)
from (
    select q.queue, q.queued_count
    from queue_lanes q
    where q.submitter = @submitter and q.queued_count > 0
    union all
    select q.queue, q.queued_count
    from required_lanes q
    where q.submitter = @submitter and q.queued_count > 0
) l
group by l.queue
