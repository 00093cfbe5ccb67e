-- Adds what a batch did to its lanes, in key order.
update queue_lanes l
set queued_count = l.queued_count + r.queued_delta,
    live_count = l.live_count + r.live_delta,
    served_seq = coalesce(r.served_seq, l.served_seq)
from unnest(
    @queue::text[], @priority::bigint[], @submitter::text[], @queued_delta::bigint[], @live_delta::bigint[],
    @served_seq::bigint[]
) as r (
    queue, priority, submitter, queued_delta, live_delta, served_seq
)
where l.queue = r.queue and l.priority = r.priority and l.submitter = r.submitter
