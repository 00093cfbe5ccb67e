-- Of the clusters that want the same boxes, the first that is due, when all of its boxes are free, not held, and asked lately: its
-- parts. A look at the sets of boxes of which this one is part, never at all clusters. The writers take turns, so what is read
-- here holds until the batch ends.
with recursive sets (box_set) as (
    select *
    from (
        select p.box_set
        from cluster_parts p
        where p.testbox = @testbox and p.due_at is not null
        order by p.box_set
        limit 1
    )
    union all
    select (
        select p.box_set
        from cluster_parts p
        where p.testbox = @testbox and p.box_set > s.box_set and p.due_at is not null
        order by p.box_set
        limit 1
    )
    from sets s
    where s.box_set is not null
),
heads as (
    select (
        select p.cluster_id
        from cluster_parts p
        where p.testbox = @testbox and p.box_set = s.box_set and p.due_at is not null and p.due_at <= @now
        order by p.priority desc, p.cluster_id
        limit 1
    ) as cluster_id
    from sets s
    where s.box_set is not null
)
select p.cluster_id, p.job_id, p.testbox, j.state, j.attempt_count + 1, j.queue, j.priority, j.submitter
from heads h
cross join cluster_parts p on p.cluster_id = h.cluster_id
cross join jobs j on j.id = p.job_id
where not exists (
    select 1
    from cluster_parts p
    left join testboxes b on b.name = p.testbox
    where p.cluster_id = h.cluster_id
        and (b.seen_at is null or b.seen_at < @seen_since
            or exists (select 1 from testbox_holds t where t.name = p.testbox)
            or exists (select 1 from queue_pauses u where u.queue = p.testbox)
            or exists (select 1 from attempts a where a.testbox = p.testbox and a.ended_at is null))
)
order by p.job_id
