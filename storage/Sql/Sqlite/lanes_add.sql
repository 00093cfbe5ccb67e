-- Makes sure that the lanes exist, with nothing in them.
insert into queue_lanes (
    queue, priority, submitter, weight
)
values (
    @queue, @priority, @submitter, @weight
)
on conflict (queue, priority, submitter) do nothing
