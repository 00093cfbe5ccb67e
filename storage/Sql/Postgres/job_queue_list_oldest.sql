-- The oldest jobs of lanes, for people: nothing is reserved.
select r.ordinal, q.job_id
from unnest(
    @ordinal::bigint[], @queue::text[], @priority::bigint[], @submitter::text[], @count::bigint[]
) as r (
    ordinal, queue, priority, submitter, count
)
cross join lateral (
    select w.job_id
    from job_queue w
    where w.queue = r.queue and w.priority = r.priority and w.submitter = r.submitter
    order by w.job_id
    limit r.count
) q
