-- Changes what boxes have: what is null stays. A box that is not known becomes so. A row for each, as it is then.
insert into testboxes (
    name, arch, tags, memory
)
values (
    @name, @arch, @tags, @memory
)
on conflict (name) do update
set arch = coalesce(excluded.arch, testboxes.arch), tags = coalesce(excluded.tags, testboxes.tags),
    memory = coalesce(excluded.memory, testboxes.memory)
returning name, arch, tags, memory
