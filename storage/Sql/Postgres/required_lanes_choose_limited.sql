-- As required_lanes_choose, without the lanes of submitters that have as many live attempts as they may, as in
-- lanes_choose_limited.
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
    l.left_count
from unnest(@queue::text[], @whole::text[], @requirement_id::bigint[], @count::bigint[])
    as r (queue, whole, requirement_id, count)
cross join lateral (
    select q.*, coalesce(
            coalesce((@limits::jsonb ->> q.submitter)::bigint, @limit::bigint)
                - (select sum(s.live_count) from queue_lanes s where s.submitter = q.submitter),
            9223372036854775807)::bigint as left_count
    from required_lanes q
    where q.queue = r.queue and q.requirement_id = r.requirement_id and q.queued_count > 0
        and coalesce(
            coalesce((@limits::jsonb ->> q.submitter)::bigint, @limit::bigint)
                - (select sum(s.live_count) from queue_lanes s where s.submitter = q.submitter),
            9223372036854775807)::bigint > 0
    order by q.priority desc, (q.live_count / q.weight), q.served_seq, q.submitter
    limit case when exists (select 1 from queue_pauses p where p.queue in (r.queue, r.whole)) then 0 else r.count end
) l
