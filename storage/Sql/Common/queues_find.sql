-- One queue, as queues_list has it.
select q.name, q.queued_count, q.live_count,
    (select min(o.at)
    from (
        select (select j.submitted_at from jobs j where j.id = (
            select w.job_id
            from job_queue w
            where w.queue = l.queue and w.priority = l.priority and w.submitter = l.submitter
            order by w.job_id
            limit 1
        )) as at
        from queue_lanes l
        where l.queue = q.name and l.queued_count > 0
        union all
        select (select j.submitted_at from jobs j where j.id = (
            select w.job_id
            from required_jobs w
            where w.queue = l.queue and w.priority = l.priority and w.submitter = l.submitter
                and w.requirement_id = l.requirement_id
            order by w.job_id
            limit 1
        ))
        from required_lanes l
        where l.queue = q.name and l.queued_count > 0
    ) o),
    p.paused_at, p.reason, p.paused_by, p.queue
from queues q
left join queue_pauses p on p.queue = (select max(o.queue) from queue_pauses o where o.queue in (@name, @whole))
where q.name = @name
