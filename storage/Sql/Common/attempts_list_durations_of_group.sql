-- How long the last attempts in a group took, from the offer to the end: of the newest jobs that a box's work ended.
-- The range in place of an equality keeps the planner to their index.
select a.ended_at - a.offered_at
from (
    select j.id, j.attempt_count
    from jobs j
    where j.box_group >= @box_group and j.box_group <= @box_group
        and j.outcome in ('succeeded', 'failed', 'timed_out', 'crashed', 'abnormal')
    order by j.box_group desc, j.id desc
    limit @count
) e
join attempts a on a.job_id = e.id and a.number = e.attempt_count
