-- Whether there are deliveries to send or to forget; without @now it is the database's.
select 1
from (select coalesce(@now::bigint, floor(extract(epoch from statement_timestamp()) * 1000000)::bigint) as now) clock
where exists (select 1 from deliveries where state = 'waiting' and due_at <= clock.now)
    or exists (select 1 from deliveries where ended_at is not null and ended_at < clock.now - @keep_time::bigint)
