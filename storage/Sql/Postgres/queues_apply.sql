-- Adds what a batch did to its queues, in key order.
update queues q
set queued_count = q.queued_count + r.queued_delta, live_count = q.live_count + r.live_delta
from unnest(
    @name::text[], @queued_delta::bigint[], @live_delta::bigint[]
) as r (
    name, queued_delta, live_delta
)
where q.name = r.name
