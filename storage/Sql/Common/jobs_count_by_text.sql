-- How many jobs have an id, suite, group, box or submitter that starts with a text, each counted up to a limit.
select
    (select count(*) from (
        select 1 from jobs s where s.suite >= @text and s.suite < @text_end limit @look
    ) n1)
    + (select count(*) from (
        select 1 from jobs g where g.box_group >= @text and g.box_group < @text_end limit @look
    ) n2)
    + (select count(*) from (
        select 1 from jobs u where u.submitter >= @text and u.submitter < @text_end limit @look
    ) n3)
    + (select count(*) from (
        select 1 from jobs n where n.testbox >= @text and n.testbox < @text_end limit @look
    ) n4)
    + (select count(*) from (
        select 1 from attempts a where a.testbox >= @text and a.testbox < @text_end limit @look
    ) n5)
    + (select count(*) from (
        select 1
        from (
            with recursive ranges (low, high) as (
                select cast(@text_id as bigint), cast(@text_id as bigint) where cast(@text_id as bigint) is not null
                union all
                select low * 10, high * 10 + 9 from ranges where low < 100000000000000000
            )
            select low, high from ranges
        ) as range
        join jobs i on i.id between range.low and range.high
        limit @look
    ) n6)
