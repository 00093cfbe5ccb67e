-- Whether there are power actions that nobody is at.
select 1 from power_actions where due_at <= @now limit 1
