-- Makes sure that the boxes are known.
insert into testboxes (
    name
)
values (
    @name
)
on conflict (name) do nothing
