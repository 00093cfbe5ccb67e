-- A page of the queues by name, with their depths and the time of their oldest job; a look at each lane's first row, never at all jobs.
select q.name, q.queued_count, q.live_count,
    (select min(j.submitted_at)
    from queue_lanes l
    join jobs j on j.id = (
        select w.job_id
        from job_queue w
        where w.queue = l.queue and w.priority = l.priority and w.submitter = l.submitter
        order by w.job_id
        limit 1
    )
    where l.queue = q.name and l.queued_count > 0)
from queues q
where q.name > @after_name
order by q.name
limit @count
