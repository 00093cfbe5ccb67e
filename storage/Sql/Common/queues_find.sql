-- One queue, as queues_list has it.
select q.name, q.queued_count, q.live_count,
    (select min((select j.submitted_at from jobs j where j.id = (
        select w.job_id
        from job_queue w
        where w.queue = l.queue and w.priority = l.priority and w.submitter = l.submitter
        order by w.job_id
        limit 1
    )))
    from queue_lanes l
    where l.queue = q.name and l.queued_count > 0),
    p.paused_at, p.reason, p.paused_by, p.queue
from queues q
left join queue_pauses p on p.queue = (select max(o.queue) from queue_pauses o where o.queue in (@name, @whole))
where q.name = @name
