-- When the newest jobs of a group that a box's work ended were offered first, and how long after their submit: those of
-- one queue. The range in place of an equality keeps the planner to their index.
select a.offered_at, a.offered_at - e.submitted_at
from (
    select j.id, j.queue, j.submitted_at
    from jobs j
    where j.box_group >= @box_group and j.box_group <= @box_group
        and j.outcome in ('succeeded', 'failed', 'timed_out', 'crashed', 'abnormal')
    order by j.box_group desc, j.id desc
    limit @count
) e
join attempts a on a.job_id = e.id and a.number = 1
where e.queue = @queue
