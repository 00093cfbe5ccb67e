-- Holds boxes that are known; the others give no row.
insert into testbox_holds (
    name, kind, reason, held_by, held_at
)
select b.name, r.kind, r.reason, r.held_by, @now::bigint
from unnest(@name::text[], @kind::text[], @reason::text[], @held_by::text[])
    as r (name, kind, reason, held_by)
join testboxes b on b.name = r.name
order by b.name
on conflict (name) do update
set kind = excluded.kind, reason = excluded.reason, held_by = excluded.held_by, held_at = excluded.held_at
returning name
