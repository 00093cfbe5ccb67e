-- The boxes that clusters wait for: from box to box through the index, however many clusters wait for each.
with recursive boxes (name) as (
    select *
    from (
        select p.testbox from cluster_parts p where p.due_at is not null order by p.testbox limit 1
    ) first_box
    union all
    select (
        select p.testbox
        from cluster_parts p
        where p.due_at is not null and p.testbox > b.name
        order by p.testbox
        limit 1
    )
    from boxes b
    where b.name is not null
)
select name from boxes where name is not null order by name
