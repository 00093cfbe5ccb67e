-- Copies the shares of submitters to their lanes with requirements.
update required_lanes
set live_count = s.live_count, weight = s.weight, served_seq = s.served_seq
from queue_lanes s
where required_lanes.queue = @queue and required_lanes.priority = @priority and required_lanes.submitter = @submitter
    and s.queue = @queue and s.priority = @priority and s.submitter = @submitter
