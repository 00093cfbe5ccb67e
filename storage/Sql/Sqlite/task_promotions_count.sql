-- Counts one more task of places as promoted today; those that had their share today give no row.
insert into task_promotions (
    place, day, promoted_count
)
values (
    @place, @day, 1
)
on conflict (place) do update
set day = excluded.day,
    promoted_count = case when task_promotions.day = excluded.day then task_promotions.promoted_count + 1 else 1 end
where task_promotions.day < excluded.day or task_promotions.promoted_count < @max_count
returning @ordinal
