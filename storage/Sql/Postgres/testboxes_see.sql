-- Keeps that known boxes asked, unless that is kept of a moment ago; a row that another silo holds is left to it.
update testboxes b
set seen_at = @now::bigint
from (
    select t.name
    from unnest(@name::text[], @seen_before::bigint[]) as r (name, seen_before)
    join testboxes t on t.name = r.name
    where t.seen_at <= r.seen_before
    order by t.name
    for update of t skip locked
) s
where b.name = s.name
