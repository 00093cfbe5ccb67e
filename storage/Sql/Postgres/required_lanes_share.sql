-- Copies the shares of submitters to their lanes with requirements.
update required_lanes l
set live_count = s.live_count, weight = s.weight, served_seq = s.served_seq
from unnest(@queue::text[], @priority::bigint[], @submitter::text[])
    as r (queue, priority, submitter)
join queue_lanes s on s.queue = r.queue and s.priority = r.priority and s.submitter = r.submitter
where l.queue = r.queue and l.priority = r.priority and l.submitter = r.submitter
