-- Leases power actions that nobody is at, the oldest first.
update power_actions
set due_at = @now + @lease, try_count = try_count + 1
where id in (select id from power_actions where due_at <= @now order by due_at limit @count)
returning id, testbox, action, job_id, attempt, try_count, asked_at, ended_at, problem
