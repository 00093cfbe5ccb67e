-- Sets the queues of boxes, in order; old ones were deleted before.
insert into testbox_queues (
    name, position, queue
)
values (
    @name, @position, @queue
)
