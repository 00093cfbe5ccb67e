-- Ends a power action that is still with the one who began its last try; else gives no row.
update power_actions
set due_at = null, ended_at = @now, problem = @problem
where id = @id and try_count = @try_count and due_at is not null
returning id
