-- Makes sure that the queues exist, with nothing in them.
insert into queues (
    name
)
values (
    @name
)
on conflict (name) do nothing
