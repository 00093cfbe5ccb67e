-- The oldest tasks of places, in order, held for this writer; what another holds is left to it.
select r.ordinal, l.id, l.content
from unnest(@ordinal::bigint[], @place::text[], @count::bigint[])
    as r (ordinal, place, count)
cross join lateral (
    select t.id, t.content, t.rank
    from tasks t
    where t.place = r.place
    order by t.rank
    limit r.count
    for update skip locked
) l
order by r.ordinal, l.rank
