-- The parts of a job's cluster, each with its box and what keeps that from being reserved.
select p.job_id, p.testbox, p.due_at, b.name, b.seen_at, h.kind, a.job_id, a.offered_at, a.deadline_at, j.suite, j.box_group,
    case when a.state = 'offered' and a.address = '' then 1 else 0 end, u.paused_at, u.reason, u.paused_by
from cluster_parts m
join cluster_parts p on p.cluster_id = m.cluster_id
left join testboxes b on b.name = p.testbox
left join testbox_holds h on h.name = p.testbox
left join attempts a on a.testbox = p.testbox and a.ended_at is null
left join jobs j on j.id = a.job_id
left join queue_pauses u on u.queue = p.testbox
where m.job_id = @job_id
order by p.job_id
