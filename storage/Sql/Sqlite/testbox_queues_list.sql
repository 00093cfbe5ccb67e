-- The queues that were set for boxes, in their order.
select q.name, q.queue from testbox_queues q where q.name = @name order by q.position
