-- Jobs that a queue gives before a job with @own_count older ones of its own lane: all of higher priority, and of each other
-- submitter with its priority as many as of its own. A look at the lanes, never at their jobs.
select
    cast(coalesce(sum(case when l.priority > @priority then l.queued_count else 0 end), 0) as bigint),
    cast(coalesce(sum(case
        when l.priority > @priority or l.submitter = @submitter then 0
        when l.queued_count <= cast(@own_count as bigint) then l.queued_count
        else cast(@own_count as bigint) + 1
    end), 0) as bigint)
from (
    select q.priority, q.submitter, q.queued_count
    from queue_lanes q
    where q.queue = @queue and q.priority >= @priority and q.queued_count > 0
    union all
    select q.priority, q.submitter, q.queued_count
    from required_lanes q
    where q.queue = @queue and q.priority >= @priority and q.queued_count > 0
) l
