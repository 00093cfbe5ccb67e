-- The jobs that fit out of so many of the newest of some outcomes below an id,
-- and in each row how many were looked at, how far, and how new they are.
with looked as (
    select
        j.id, j.state, j.suite, j.box_group, j.testbox, j.queue, j.priority, j.submitter, j.run_timeout, j.infra_retries,
        j.infra_retries_used, j.retries, j.retries_used, j.attempt_count, j.submitted_at, j.finished_at, j.extracted_at,
        j.health
    from jobs j
    where j.id in (
        -- In ranges of their own: an index gives the ids of one outcome in order, not those of several.
        select id from (
            select o1.id from jobs o1 where o1.outcome = @outcome_1 and o1.id < @before_id order by o1.id desc limit @look
        ) b1
        union all
        select id from (
            select o2.id from jobs o2 where o2.outcome = @outcome_2 and o2.id < @before_id order by o2.id desc limit @look
        ) b2
        union all
        select id from (
            select o3.id from jobs o3 where o3.outcome = @outcome_3 and o3.id < @before_id order by o3.id desc limit @look
        ) b3
        union all
        select id from (
            select o4.id from jobs o4 where o4.outcome = @outcome_4 and o4.id < @before_id order by o4.id desc limit @look
        ) b4
        union all
        select id from (
            select o5.id from jobs o5 where o5.outcome = @outcome_5 and o5.id < @before_id order by o5.id desc limit @look
        ) b5
        union all
        select id from (
            select o6.id from jobs o6 where o6.outcome = @outcome_6 and o6.id < @before_id order by o6.id desc limit @look
        ) b6
        union all
        select id from (
            select o7.id from jobs o7 where o7.outcome = @outcome_7 and o7.id < @before_id order by o7.id desc limit @look
        ) b7
    )
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
