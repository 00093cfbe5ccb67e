-- Makes sure that the lanes with requirements exist, with nothing in them.
insert into required_lanes (
    queue, priority, submitter, requirement_id
)
select
    r.queue, r.priority, r.submitter, r.requirement_id
from unnest(
    @queue::text[], @priority::bigint[], @submitter::text[], @requirement_id::bigint[]
) as r (
    queue, priority, submitter, requirement_id
)
on conflict (queue, priority, submitter, requirement_id) do nothing
