-- Leases power actions that nobody is at, the oldest first; what another silo holds is left to it.
with due as materialized (
    select id from power_actions where due_at <= @now::bigint order by due_at limit @count::bigint for update skip locked
)
update power_actions p
set due_at = @now::bigint + @lease::bigint, try_count = p.try_count + 1
from due
where p.id = due.id
returning p.id, p.testbox, p.action, p.job_id, p.attempt, p.try_count, p.asked_at, p.ended_at, p.problem
