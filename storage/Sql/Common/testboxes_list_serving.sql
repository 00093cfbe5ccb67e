-- Boxes that may serve a queue: by host2queues, or by a name that starts as the queue's group does; those seen last come first.
select b.name, b.arch, b.seen_at, h.kind, a.job_id, a.offered_at, a.deadline_at, j.suite, j.box_group,
    case when exists (select 1 from testbox_queues o where o.name = b.name) then 1 else 0 end,
    b.tags, b.memory
from testboxes b
left join testbox_holds h on h.name = b.name
left join attempts a on a.testbox = b.name and a.ended_at is null
left join jobs j on j.id = a.job_id
where b.name in (
    select g.name
    from testboxes g
    where g.name >= @prefix and g.name < @prefix_end
        and not exists (select 1 from testbox_queues o where o.name = g.name)
    union
    select q.name from testbox_queues q where q.queue in (@queue, @whole)
)
order by coalesce(b.seen_at, 0) desc, b.name
limit @count
