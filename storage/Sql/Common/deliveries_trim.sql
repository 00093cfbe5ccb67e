-- Forgets deliveries that ended long ago, so many at a time.
delete from deliveries
where id in (
    select id from deliveries where ended_at is not null and ended_at < @ended_before order by ended_at limit @count
)
