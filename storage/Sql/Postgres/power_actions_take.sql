-- Leases power actions that nobody is at, the oldest first, of a box one at a time; what another silo holds is left to it.
with due as materialized (
    select p.id
    from power_actions p
    where p.due_at <= @now::bigint
        and not exists (
            select 1 from power_actions o
            where o.testbox = p.testbox and o.ended_at is null and (o.asked_at, o.id) < (p.asked_at, p.id))
    order by p.due_at
    limit @count::bigint
    for update skip locked
)
update power_actions p
set due_at = @now::bigint + @lease::bigint, try_count = p.try_count + 1
from due
where p.id = due.id
returning p.id, p.testbox, p.action, p.job_id, p.attempt, p.try_count, p.asked_at, p.ended_at, p.problem
