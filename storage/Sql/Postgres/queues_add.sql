-- Makes sure that the queues exist, with nothing in them.
insert into queues (
    name
)
select
    r.name
from unnest(@name::text[])
    as r (name)
on conflict (name) do nothing
