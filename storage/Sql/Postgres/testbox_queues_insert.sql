-- Sets the queues of boxes, in order; old ones were deleted before.
insert into testbox_queues (
    name, position, queue
)
select
    r.name, r.position, r.queue
from unnest(@name::text[], @position::bigint[], @queue::text[])
    as r (name, position, queue)
