-- Whether there are deliveries to give up or to forget; without @now it is the database's.
select 1
from (select coalesce(@now::bigint, floor(extract(epoch from statement_timestamp()) * 1000000)::bigint) as now) clock
where exists (select 1 from deliveries where state = 'waiting' and created_at < clock.now - @max_age::bigint)
    or exists (select 1 from deliveries where ended_at is not null and ended_at < clock.now - @keep_time::bigint)
