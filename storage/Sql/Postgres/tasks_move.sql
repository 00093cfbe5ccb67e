-- Moves tasks to the end of other places.
update tasks t
set place = r.place, rank = r.rank
from unnest(@id::text[], @place::text[], @rank::bigint[])
    as r (id, place, rank)
where t.id = r.id
