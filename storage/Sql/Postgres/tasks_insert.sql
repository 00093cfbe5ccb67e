-- Adds tasks at the end of their places.
insert into tasks (
    id, place, rank, content, added_at
)
select
    r.id, r.place, r.rank, r.content, @now::bigint
from unnest(
    @id::text[], @place::text[], @rank::bigint[], @content::text[]
) as r (
    id, place, rank, content
)
