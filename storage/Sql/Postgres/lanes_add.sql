-- Makes sure that the lanes exist, with nothing in them.
insert into queue_lanes (
    queue, priority, submitter, weight
)
select
    r.queue, r.priority, r.submitter, r.weight
from unnest(
    @queue::text[], @priority::bigint[], @submitter::text[], @weight::double precision[]
) as r (
    queue, priority, submitter, weight
)
on conflict (queue, priority, submitter) do nothing
