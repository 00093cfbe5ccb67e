-- Holds boxes that are known; the others give no row.
insert into testbox_holds (
    name, kind, reason, held_by, held_at
)
select b.name, @kind, @reason, @held_by, @now
from testboxes b
where b.name = @name
on conflict (name) do update
set kind = excluded.kind, reason = excluded.reason, held_by = excluded.held_by, held_at = excluded.held_at
returning name
