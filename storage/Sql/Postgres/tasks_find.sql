-- Where tasks stand, by their ids; held until the writer has decided.
select r.ordinal, t.place
from unnest(@ordinal::bigint[], @id::text[])
    as r (ordinal, id)
join tasks t on t.id = r.id
for update of t
