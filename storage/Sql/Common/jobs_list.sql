-- The jobs that fit out of so many of the newest below an id of one part of a filter, which leads; in each row how many
-- were looked at, how far, and how new they are. Only the branches of that part run: an index gives the ids of each in
-- order, which is why each outcome has its own.
with led as (
    select id from (
        select j.id
        from jobs j
        where @lead = 'all' and j.id < @before_id
        order by j.id desc
        limit @look
    ) by_all
    union all
    select id from (
        select j.id
        from jobs j
        where @lead = 'group' and j.box_group = @box_group and j.id < @before_id
        order by j.id desc
        limit @look
    ) by_group
    union all
    select id from (
        select j.id
        from jobs j
        where @lead = 'suite' and j.suite = @suite and j.id < @before_id
        order by j.id desc
        limit @look
    ) by_suite
    union all
    select id from (
        select j.id
        from jobs j
        where @lead = 'submitter' and j.submitter = @submitter and j.id < @before_id
        order by j.id desc
        limit @look
    ) by_submitter
    union all
    select id from (
        select j.id
        from jobs j
        where @lead = 'open' and j.outcome is null and j.id < @before_id
        order by j.id desc
        limit @look
    ) by_open
    union all
    select id from (
        select j.id
        from jobs j
        where @lead = 'live' and j.id in (select a.job_id from attempts a where a.ended_at is null) and j.id < @before_id
        order by j.id desc
        limit @look
    ) by_live
    union all
    select id from (
        select j.id
        from jobs j
        where @lead = 'testbox' and j.id < @before_id and j.id in (
            select n.id from jobs n where n.testbox = @testbox
            union
            select a.job_id from attempts a where a.testbox = @testbox
        )
        order by j.id desc
        limit @look
    ) by_testbox
    union all
    select id from (
        select j.id
        from jobs j
        where @lead = 'text' and j.id < @before_id and j.id in (
            select s.id from jobs s where s.suite >= @text and s.suite < @text_end
            union
            select g.id from jobs g where g.box_group >= @text and g.box_group < @text_end
            union
            select u.id from jobs u where u.submitter >= @text and u.submitter < @text_end
            union
            select n.id from jobs n where n.testbox >= @text and n.testbox < @text_end
            union
            select a.job_id from attempts a where a.testbox >= @text and a.testbox < @text_end
            union
            select i.id
            from (
                -- 12 starts 12, 120 to 129, 1200 to 1299 and so on.
                with recursive ranges (low, high) as (
                    select cast(@text_id as bigint), cast(@text_id as bigint) where cast(@text_id as bigint) is not null
                    union all
                    select low * 10, high * 10 + 9 from ranges where low < 100000000000000000
                )
                select low, high from ranges
            ) as range
            join jobs i on i.id between range.low and range.high
        )
        order by j.id desc
        limit @look
    ) by_text
    union all
    select id from (
        select j.id
        from jobs j
        where @lead = 'outcomes' and j.outcome = @outcome_1 and j.id < @before_id
        order by j.id desc
        limit @look
    ) by_outcome_1
    union all
    select id from (
        select j.id
        from jobs j
        where @lead = 'outcomes' and j.outcome = @outcome_2 and j.id < @before_id
        order by j.id desc
        limit @look
    ) by_outcome_2
    union all
    select id from (
        select j.id
        from jobs j
        where @lead = 'outcomes' and j.outcome = @outcome_3 and j.id < @before_id
        order by j.id desc
        limit @look
    ) by_outcome_3
    union all
    select id from (
        select j.id
        from jobs j
        where @lead = 'outcomes' and j.outcome = @outcome_4 and j.id < @before_id
        order by j.id desc
        limit @look
    ) by_outcome_4
    union all
    select id from (
        select j.id
        from jobs j
        where @lead = 'outcomes' and j.outcome = @outcome_5 and j.id < @before_id
        order by j.id desc
        limit @look
    ) by_outcome_5
    union all
    select id from (
        select j.id
        from jobs j
        where @lead = 'outcomes' and j.outcome = @outcome_6 and j.id < @before_id
        order by j.id desc
        limit @look
    ) by_outcome_6
    union all
    select id from (
        select j.id
        from jobs j
        where @lead = 'outcomes' and j.outcome = @outcome_7 and j.id < @before_id
        order by j.id desc
        limit @look
    ) by_outcome_7
),
looked as (
    select
        j.id, j.state, j.suite, j.box_group, j.testbox, j.queue, j.priority, j.submitter, j.run_timeout, j.infra_retries,
        j.infra_retries_used, j.retries, j.retries_used, j.attempt_count, j.submitted_at, j.finished_at, j.extracted_at,
        j.health
    from led
    join jobs j on j.id = led.id
    order by j.id desc
    limit @look
),
found as (
    select
        id, state, suite, box_group, testbox, queue, priority, submitter, run_timeout, infra_retries, infra_retries_used,
        retries, retries_used, attempt_count, submitted_at, finished_at, extracted_at, health
    from looked
    where
        (cast(@states as text) is null or cast(@states as text) like '%,' || state || ',%')
        and (cast(@box_group as text) is null or box_group = @box_group)
        and (cast(@suite as text) is null or suite = @suite)
        and (cast(@submitter as text) is null or submitter = @submitter)
        and (cast(@testbox as text) is null or testbox = @testbox
            or exists (select 1 from attempts a where a.testbox = @testbox and a.job_id = looked.id))
        and (cast(@submitted_from as bigint) is null or submitted_at >= @submitted_from)
        and (cast(@submitted_before as bigint) is null or submitted_at < @submitted_before)
        and (
            cast(@text as text) is null
            or suite >= @text and suite < @text_end
            or box_group >= @text and box_group < @text_end
            or submitter >= @text and submitter < @text_end
            or testbox >= @text and testbox < @text_end
            or cast(@text_id as bigint) is not null
                and substr(cast(id as text), 1, length(@text)) = @text
            or exists (
                select 1 from attempts a where a.job_id = looked.id and a.testbox >= @text and a.testbox < @text_end)
        )
    order by id desc
    limit @count
),
total as (
    select count(*) as looked_count, min(id) as last_id, max(submitted_at) as newest_at from looked
)
select
    f.id, f.state, f.suite, f.box_group, f.testbox, f.queue, f.priority, f.submitter, f.run_timeout, f.infra_retries,
    f.infra_retries_used, f.retries, f.retries_used, f.attempt_count, f.submitted_at, f.finished_at, f.extracted_at,
    f.health,
    t.looked_count, t.last_id, t.newest_at
from total t
left join found f on true
order by f.id desc
