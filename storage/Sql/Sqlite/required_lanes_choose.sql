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
from required_lanes l
where l.queue = @queue and l.requirement_id = @requirement_id and l.queued_count > 0
order by l.priority desc, (l.live_count / l.weight), l.served_seq, l.submitter
limit (select case when exists (select 1 from queue_pauses p where p.queue in (@queue, @whole)) then 0 else @count end)
