-- Ends the pauses of queues; those that were not paused give no row.
delete from queue_pauses where queue = any(@queue::text[]) returning queue
