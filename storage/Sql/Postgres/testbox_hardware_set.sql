-- Sets what boxes have; a box that is not known becomes so.
insert into testboxes (
    name, arch, tags, memory
)
select
    r.name, r.arch, r.tags, r.memory
from unnest(@name::text[], @arch::text[], @tags::text[], @memory::bigint[])
    as r (name, arch, tags, memory)
on conflict (name) do update
set arch = excluded.arch, tags = excluded.tags, memory = excluded.memory
