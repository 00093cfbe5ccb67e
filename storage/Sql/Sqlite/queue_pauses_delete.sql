-- Ends the pauses of queues; those that were not paused give no row.
delete from queue_pauses where queue = @queue returning queue
