-- Makes the oldest task of places ready; it keeps its age.
update tasks t
set place = r.ready
from unnest(@place::text[], @ready::text[])
    as r (place, ready)
where t.id = (select o.id from tasks o where o.place = r.place order by o.rank limit 1)
