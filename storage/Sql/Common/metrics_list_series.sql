-- The values of a metric in the good runs of a suite in a group, newest first: a look at so many of the newest runs that a
-- box's work ended, however many there are. The range in place of an equality keeps the planner to their index.
select r.id, r.finished_at, a.testbox, m.value, m.unit
from (
    select j.id, j.attempt_count, j.finished_at, j.outcome
    from jobs j
    where j.box_group = @box_group and j.suite >= @suite and j.suite <= @suite
        and j.outcome in ('succeeded', 'failed', 'timed_out', 'crashed', 'abnormal')
    order by j.suite desc, j.id desc
    limit @count
) r
join attempts a on a.job_id = r.id and a.number = r.attempt_count
join metrics m on m.job_id = r.id and m.attempt = r.attempt_count and m.name = @name
where r.outcome = 'succeeded'
order by r.id desc, m.position
