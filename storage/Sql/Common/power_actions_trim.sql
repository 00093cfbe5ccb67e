-- Forgets power actions that ended long ago, so many at a time.
delete from power_actions
where id in (
    select id from power_actions where ended_at is not null and ended_at < @ended_before order by ended_at limit @count
)
