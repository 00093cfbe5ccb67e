-- Forgets deliveries that ended long ago.
delete from deliveries
where ended_at is not null and ended_at < @ended_before
