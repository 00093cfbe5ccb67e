-- The first metrics of the good runs of a suite in a group before a job that have any, newest run first; a look at so
-- many of the newest runs that a box's work ended. The range in place of an equality keeps the planner to their index.
select g.id, g.finished_at, m.name, m.value, m.unit
from (
    select r.id, r.attempt_count, r.finished_at
    from (
        select j.id, j.attempt_count, j.finished_at, j.outcome
        from jobs j
        where j.box_group = @box_group and j.suite >= @suite and j.suite <= @suite
            and j.outcome in ('succeeded', 'failed', 'timed_out', 'crashed', 'abnormal')
            and j.id < @before_id
        order by j.suite desc, j.id desc
        limit @looked_count
    ) r
    where r.outcome = 'succeeded'
        and exists (select 1 from metrics k where k.job_id = r.id and k.attempt = r.attempt_count)
    order by r.id desc
    limit @count
) g
join metrics m on m.job_id = g.id and m.attempt = g.attempt_count and m.position < @metric_count
order by g.id desc, m.position
