-- The first lanes with requirements of a queue in the order of choice, paused or not, as required_lanes_choose has them, and what
-- they require.
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
    ),
    k.text
from required_lanes l
join requirements k on k.id = l.requirement_id
where l.queue = @queue and l.queued_count > 0
order by l.priority desc, (l.live_count / l.weight), l.served_seq, l.submitter, l.requirement_id
limit @count
