-- Gives MACs to boxes; a MAC belongs to one box, the last that got it.
insert into testbox_macs (
    mac, name
)
select
    r.mac, r.name
from unnest(@mac::text[], @name::text[])
    as r (mac, name)
on conflict (mac) do update set name = excluded.name
