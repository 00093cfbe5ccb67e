-- The queues that were set for boxes, in their order.
select q.name, q.queue from testbox_queues q where q.name = any(@name::text[]) order by q.name, q.position
