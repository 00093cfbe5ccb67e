-- As lanes_choose, without the lanes of submitters that have as many live attempts as they may: @limits has who may have how
-- many, @limit says it of the others. Also how many more each may have.
select l.queue, l.priority, l.submitter, l.queued_count, l.live_count, l.weight, l.served_seq, l.left_count
from unnest(@queue::text[], @whole::text[], @count::bigint[])
    as r (queue, whole, count)
cross join lateral (
    select q.*, coalesce(
            coalesce((@limits::jsonb ->> q.submitter)::bigint, @limit::bigint)
                - (select sum(s.live_count) from queue_lanes s where s.submitter = q.submitter),
            9223372036854775807)::bigint as left_count
    from queue_lanes q
    where q.queue = r.queue and q.queued_count > 0
        and coalesce(
            coalesce((@limits::jsonb ->> q.submitter)::bigint, @limit::bigint)
                - (select sum(s.live_count) from queue_lanes s where s.submitter = q.submitter),
            9223372036854775807)::bigint > 0
    order by q.priority desc, (q.live_count / q.weight), q.served_seq, q.submitter
    limit case when exists (select 1 from queue_pauses p where p.queue in (r.queue, r.whole)) then 0 else r.count end
) l
