-- Copies all shares to the lanes with requirements: an older silo, or a change of weights, may have left them behind.
update required_lanes
set live_count = s.live_count, weight = s.weight, served_seq = s.served_seq
from queue_lanes s
where s.queue = required_lanes.queue and s.priority = required_lanes.priority
    and s.submitter = required_lanes.submitter
