-- Makes sure that the sets of requirements are known.
insert into requirements (
    text
)
values (
    @text
)
on conflict (text) do nothing
