-- Gives MACs to boxes; a MAC belongs to one box, the last that got it.
insert into testbox_macs (
    mac, name
)
values (
    @mac, @name
)
on conflict (mac) do update set name = excluded.name
