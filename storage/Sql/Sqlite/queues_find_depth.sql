-- How much waits in queues.
select q.name, q.queued_count from queues q where q.name = @queue
