-- Whether there are deliveries to send or to forget.
select 1
where exists (select 1 from deliveries where state = 'waiting' and due_at <= @now)
    or exists (select 1 from deliveries where ended_at is not null and ended_at < @now - @keep_time)
