-- Whether there are power actions that nobody is at, or that are to be forgotten; without @now it is the database's.
select 1
from (select coalesce(@now::bigint, floor(extract(epoch from statement_timestamp()) * 1000000)::bigint) as now) clock
where exists (select 1 from power_actions where due_at <= clock.now)
    or exists (select 1 from power_actions where ended_at is not null and ended_at < clock.now - @keep_time::bigint)
