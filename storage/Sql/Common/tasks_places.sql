-- The places where tasks stand, by name: a look a place, however many tasks it has.
with recursive places (place) as (
    select min(t.place) from tasks t where t.place > @after_place
    union all
    select (select min(t.place) from tasks t where t.place > p.place)
    from places p
    where p.place is not null
)
select place from places where place is not null limit @count
