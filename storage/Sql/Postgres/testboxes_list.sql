-- A page of boxes by name.
select b.name,
    coalesce((select json_agg(m.mac order by m.mac) from testbox_macs m where m.name = b.name), '[]')::text,
    coalesce((select json_agg(q.queue order by q.position) from testbox_queues q where q.name = b.name), '[]')::text,
    b.arch, b.wtmp_state, b.ip, b.ssh_port, b.seen_at, a.job_id, a.number,
    h.kind, h.reason, h.held_by, h.held_at, b.tags, b.memory
from testboxes b
left join attempts a on a.testbox = b.name and a.ended_at is null
left join testbox_holds h on h.name = b.name
where b.name > @after_name
order by b.name
limit @count::bigint
