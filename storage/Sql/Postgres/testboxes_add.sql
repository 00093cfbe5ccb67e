-- Makes sure that the boxes are known.
insert into testboxes (
    name
)
select
    r.name
from unnest(@name::text[])
    as r (name)
on conflict (name) do nothing
