-- Makes sure that the lanes with requirements exist, with nothing in them.
insert into required_lanes (
    queue, priority, submitter, requirement_id
)
values (
    @queue, @priority, @submitter, @requirement_id
)
on conflict (queue, priority, submitter, requirement_id) do nothing
