-- The places below queues where tasks stand: a look a place.
with recursive places (place) as (
    select min(t.place) from tasks t where t.place > @prefix and t.place < @prefix_end
    union all
    select (select min(t.place) from tasks t where t.place > p.place and t.place < @prefix_end)
    from places p
    where p.place is not null
)
select @ordinal, place from places where place is not null
