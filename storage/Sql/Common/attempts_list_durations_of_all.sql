-- How long the last attempts took, from the offer to the end: of the newest jobs that a box's work ended, by the index of each
-- outcome.
select a.ended_at - a.offered_at
from (
    select n.id, n.attempt_count
    from (
        select *
        from (
            select j.id, j.attempt_count from jobs j where j.outcome = 'succeeded' order by j.id desc limit @count
        ) of_succeeded
        union all
        select *
        from (
            select j.id, j.attempt_count from jobs j where j.outcome = 'failed' order by j.id desc limit @count
        ) of_failed
        union all
        select *
        from (
            select j.id, j.attempt_count from jobs j where j.outcome = 'timed_out' order by j.id desc limit @count
        ) of_timed_out
        union all
        select *
        from (
            select j.id, j.attempt_count from jobs j where j.outcome = 'crashed' order by j.id desc limit @count
        ) of_crashed
        union all
        select *
        from (
            select j.id, j.attempt_count from jobs j where j.outcome = 'abnormal' order by j.id desc limit @count
        ) of_abnormal
    ) n
    order by n.id desc
    limit @count
) e
join attempts a on a.job_id = e.id and a.number = e.attempt_count
