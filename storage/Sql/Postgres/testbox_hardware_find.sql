-- What boxes have; those that are not known give no row.
select r.ordinal, b.arch, b.tags, b.memory
from unnest(@ordinal::bigint[], @name::text[])
    as r (ordinal, name)
join testboxes b on b.name = r.name
