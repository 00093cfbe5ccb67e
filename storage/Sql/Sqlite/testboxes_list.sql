-- A page of boxes by name.
select b.name,
    (select json_group_array(m.mac) from (select mac from testbox_macs where name = b.name order by mac) m),
    (select json_group_array(q.queue) from (select queue from testbox_queues where name = b.name order by position) q),
    b.arch, b.wtmp_state, b.ip, b.ssh_port, b.seen_at, a.job_id, a.number,
    h.kind, h.reason, h.held_by, h.held_at, b.tags, b.memory
from testboxes b
left join attempts a on a.testbox = b.name and a.ended_at is null
left join testbox_holds h on h.name = b.name
where b.name > @after_name
order by b.name
limit @count
