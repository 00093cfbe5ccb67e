-- Adds what a batch did to its lanes with requirements, in key order.
update required_lanes
set queued_count = queued_count + @queued_delta
where queue = @queue and priority = @priority and submitter = @submitter and requirement_id = @requirement_id
