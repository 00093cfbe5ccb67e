-- The first @count lanes of each queue and set of requirements in the order of choice, none of a paused queue; each with its
-- oldest job, and the oldest of the submitter's jobs beside it that require nothing.
select l.queue, l.priority, l.submitter, l.queued_count, l.live_count, l.weight, l.served_seq, l.requirement_id,
    (
        select w.job_id
        from required_jobs w
        where w.queue = l.queue and w.priority = l.priority and w.submitter = l.submitter
            and w.requirement_id = l.requirement_id
        order by w.job_id
        limit 1
    ),
    (
        select w.job_id
        from job_queue w
        where w.queue = l.queue and w.priority = l.priority and w.submitter = l.submitter
        order by w.job_id
        limit 1
    )
from unnest(@queue::text[], @whole::text[], @requirement_id::bigint[], @count::bigint[])
    as r (queue, whole, requirement_id, count)
cross join lateral (
    select *
    from required_lanes q
    where q.queue = r.queue and q.requirement_id = r.requirement_id and q.queued_count > 0
    order by q.priority desc, (q.live_count / q.weight), q.served_seq, q.submitter
    limit case when exists (select 1 from queue_pauses p where p.queue in (r.queue, r.whole)) then 0 else r.count end
) l
