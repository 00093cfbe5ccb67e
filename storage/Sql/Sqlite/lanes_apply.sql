-- Adds what a batch did to its lanes, in key order.
update queue_lanes
set queued_count = queued_count + @queued_delta,
    live_count = live_count + @live_delta,
    served_seq = coalesce(@served_seq, served_seq)
where queue = @queue and priority = @priority and submitter = @submitter
