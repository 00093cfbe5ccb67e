-- Leases power actions that nobody is at, the oldest first; of a box one at a time.
update power_actions
set due_at = @now + @lease, try_count = try_count + 1
where id in (
    select p.id
    from power_actions p
    where p.due_at <= @now
        and not exists (
            select 1 from power_actions o
            where o.testbox = p.testbox and o.ended_at is null and (o.asked_at, o.id) < (p.asked_at, p.id))
    order by p.due_at
    limit @count
)
returning id, testbox, action, job_id, attempt, try_count, asked_at, ended_at, problem
