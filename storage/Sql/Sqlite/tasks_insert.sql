-- Adds tasks at the end of their places.
insert into tasks (
    id, place, rank, content, added_at
)
values (
    @id, @place, @rank, @content, @now
)
