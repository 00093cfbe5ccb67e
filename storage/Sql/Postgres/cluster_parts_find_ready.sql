-- The parts of clusters that are due and whose boxes are all free, not held, and asked lately. The writers take turns,
-- so what is read here holds until the batch ends.
with ready as (
    select f.cluster_id
    from cluster_parts f
    join jobs first on first.id = f.job_id
    where f.due_at <= @now::bigint and f.job_id = f.cluster_id
        and (@testbox::text is null or exists (
            select 1 from cluster_parts n
            where n.testbox = @testbox::text and n.due_at is not null and n.cluster_id = f.cluster_id))
        and not exists (
            select 1
            from cluster_parts p
            left join testboxes b on b.name = p.testbox
            where p.cluster_id = f.cluster_id
                and (b.seen_at is null or b.seen_at < @seen_since::bigint
                    or exists (select 1 from testbox_holds h where h.name = p.testbox)
                    or exists (select 1 from queue_pauses u where u.queue = p.testbox)
                    or exists (select 1 from attempts a where a.testbox = p.testbox and a.ended_at is null)))
    order by first.priority desc, f.cluster_id
    limit @count::bigint
)
select p.cluster_id, p.job_id, p.testbox, j.state, j.attempt_count + 1, j.queue, j.priority, j.submitter
from ready r
join cluster_parts p on p.cluster_id = r.cluster_id
join jobs j on j.id = p.job_id
order by p.job_id
