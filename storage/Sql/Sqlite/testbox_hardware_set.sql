-- Sets what boxes have; a box that is not known becomes so.
insert into testboxes (
    name, arch, tags, memory
)
values (
    @name, @arch, @tags, @memory
)
on conflict (name) do update
set arch = excluded.arch, tags = excluded.tags, memory = excluded.memory
