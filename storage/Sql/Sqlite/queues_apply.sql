-- Adds what a batch did to its queues, in key order.
update queues
set queued_count = queued_count + @queued_delta, live_count = live_count + @live_delta
where name = @name
