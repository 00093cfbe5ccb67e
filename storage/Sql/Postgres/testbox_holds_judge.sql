-- Quarantines boxes that are not held and still have the losses that they were judged by; the others give no row.
insert into testbox_holds (
    name, kind, reason, held_by, held_at
)
select l.name, 'quarantined', l.reason, l.held_by, @now::bigint
from (
    select t.name, r.reason, r.held_by
    from unnest(@name::text[], @lost_count::bigint[], @first_lost_at::bigint[], @reason::text[], @held_by::text[])
        as r (name, lost_count, first_lost_at, reason, held_by)
    join testbox_health t on t.name = r.name
    where t.lost_count >= r.lost_count and t.first_lost_at = r.first_lost_at
    order by t.name
    for update of t
) l
on conflict (name) do nothing
returning name
