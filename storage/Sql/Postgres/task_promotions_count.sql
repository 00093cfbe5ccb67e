-- Counts one more task of places as promoted today; those that had their share today give no row.
with counted as (
    insert into task_promotions (
        place, day, promoted_count
    )
    select
        r.place, r.day, 1
    from unnest(@place::text[], @day::bigint[])
        as r (place, day)
    on conflict (place) do update
    set day = excluded.day,
        promoted_count = case when task_promotions.day = excluded.day then task_promotions.promoted_count + 1 else 1 end
    where task_promotions.day < excluded.day or task_promotions.promoted_count < (@max_count::bigint[])[1]
    returning place
)
select r.ordinal
from unnest(@ordinal::bigint[], @place::text[])
    as r (ordinal, place)
join counted c on c.place = r.place
