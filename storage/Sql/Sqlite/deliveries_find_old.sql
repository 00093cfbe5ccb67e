-- Whether there are deliveries to give up or to forget.
select 1
where exists (select 1 from deliveries where state = 'waiting' and created_at < @now - @max_age)
    or exists (select 1 from deliveries where ended_at is not null and ended_at < @now - @keep_time)
