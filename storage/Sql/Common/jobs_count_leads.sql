-- How many jobs below an id each part of a filter leaves, counted up to a limit; 0 for parts that are not asked for.
select
    (select count(*) from (
        select 1 from jobs g where g.box_group = @box_group and g.id < @before_id limit @look
    ) n1),
    (select count(*) from (
        select 1 from jobs s where s.suite = @suite and s.id < @before_id limit @look
    ) n2),
    (select count(*) from (
        select 1 from jobs u where u.submitter = @submitter and u.id < @before_id limit @look
    ) n3),
    (select count(*) from (
        select 1 from jobs o where o.outcome is null and o.id < @before_id limit @look
    ) n4),
    (select count(*) from (
        select 1
        from jobs e
        where e.outcome in (
                @outcome_1, @outcome_2, @outcome_3, @outcome_4, @outcome_5, @outcome_6, @outcome_7
            ) and e.id < @before_id
        limit @look
    ) n5)
