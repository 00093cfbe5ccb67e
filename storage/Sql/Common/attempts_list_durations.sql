-- How long the last attempts of a suite in a group took, from the offer to the end. Looks at the newest 2,000 jobs of each outcome that
-- a box's work gave, through the index of outcomes: a suite that ran longer ago counts as unknown.
select d.duration
from (
    select (
        select a.ended_at - a.offered_at from attempts a where a.job_id = e.id and a.number = e.attempt_count
    ) as duration
    from (
        select *
        from (
            select j.id, j.attempt_count, j.suite, j.box_group
            from jobs j
            where j.outcome = 'succeeded'
            order by j.id desc
            limit 2000
        ) of_succeeded
        union all
        select *
        from (
            select j.id, j.attempt_count, j.suite, j.box_group
            from jobs j
            where j.outcome = 'failed'
            order by j.id desc
            limit 2000
        ) of_failed
        union all
        select *
        from (
            select j.id, j.attempt_count, j.suite, j.box_group
            from jobs j
            where j.outcome = 'timed_out'
            order by j.id desc
            limit 2000
        ) of_timed_out
        union all
        select *
        from (
            select j.id, j.attempt_count, j.suite, j.box_group
            from jobs j
            where j.outcome = 'crashed'
            order by j.id desc
            limit 2000
        ) of_crashed
        union all
        select *
        from (
            select j.id, j.attempt_count, j.suite, j.box_group
            from jobs j
            where j.outcome = 'abnormal'
            order by j.id desc
            limit 2000
        ) of_abnormal
    ) e
    where e.suite = @suite and e.box_group = @box_group
    order by e.id desc
    limit @count
) d
where d.duration is not null
