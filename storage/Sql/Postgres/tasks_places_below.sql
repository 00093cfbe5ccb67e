-- The places below queues where tasks stand: a look a place.
with recursive places (ordinal, place, prefix_end) as (
    select r.ordinal,
        (select min(t.place) from tasks t where t.place > r.prefix and t.place < r.prefix_end),
        r.prefix_end
    from unnest(@ordinal::bigint[], @prefix::text[], @prefix_end::text[])
        as r (ordinal, prefix, prefix_end)
    union all
    select p.ordinal, (select min(t.place) from tasks t where t.place > p.place and t.place < p.prefix_end), p.prefix_end
    from places p
    where p.place is not null
)
select ordinal, place from places where place is not null
