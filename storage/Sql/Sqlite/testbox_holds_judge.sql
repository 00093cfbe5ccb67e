-- Quarantines boxes that are not held and still have the losses that they were judged by; the others give no row.
insert into testbox_holds (
    name, kind, reason, held_by, held_at
)
select t.name, 'quarantined', @reason, @held_by, @now
from testbox_health t
where t.name = @name and t.lost_count >= @lost_count and t.first_lost_at = @first_lost_at
on conflict (name) do nothing
returning name
