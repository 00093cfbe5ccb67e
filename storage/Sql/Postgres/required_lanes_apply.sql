-- Adds what a batch did to its lanes with requirements, in key order.
update required_lanes l
set queued_count = l.queued_count + r.queued_delta
from unnest(
    @queue::text[], @priority::bigint[], @submitter::text[], @requirement_id::bigint[], @queued_delta::bigint[]
) as r (
    queue, priority, submitter, requirement_id, queued_delta
)
where l.queue = r.queue and l.priority = r.priority and l.submitter = r.submitter
    and l.requirement_id = r.requirement_id
