-- A page of jobs whose id, suite, group, box or submitter starts with a text, newest first, led by their indexes.
select
    j.id, j.state, j.suite, j.box_group, j.testbox, j.queue, j.priority, j.submitter, j.run_timeout, j.infra_retries,
    j.infra_retries_used, j.retries, j.retries_used, j.attempt_count, j.submitted_at, j.finished_at, j.extracted_at, j.health
from jobs j
where
    j.id in (
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
    and
    (cast(@states as text) is null or cast(@states as text) like '%,' || j.state || ',%')
    and (cast(@box_group as text) is null or j.box_group = @box_group)
    and (cast(@suite as text) is null or j.suite = @suite)
    and (cast(@submitter as text) is null or j.submitter = @submitter)
    and (cast(@testbox as text) is null or j.testbox = @testbox
        or exists (select 1 from attempts a where a.testbox = @testbox and a.job_id = j.id))
    and (cast(@submitted_from as bigint) is null or j.submitted_at >= @submitted_from)
    and (cast(@submitted_before as bigint) is null or j.submitted_at < @submitted_before)
    and j.id < @before_id
order by j.id desc
limit @count
