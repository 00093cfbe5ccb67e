-- Keeps what became of tries of deliveries that are still with the ones who began them; the others give no row.
update deliveries
set state = @state, due_at = @due_at, ended_at = @ended_at, problem = @problem
where id = @id and try_count = @try_count and state = 'waiting'
returning @ordinal
