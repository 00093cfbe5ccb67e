-- Whether there are power actions that nobody is at, or that are to be forgotten.
select 1
where exists (select 1 from power_actions where due_at <= @now)
    or exists (select 1 from power_actions where ended_at is not null and ended_at < @now - @keep_time)
