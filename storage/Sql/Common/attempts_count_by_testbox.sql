-- How the last attempts of the first boxes of a prefix ended: so many boxes, so many attempts of each, however many
-- there are.
select b.name, a.state, count(*)
from (
    select t.name from testboxes t where t.name >= @prefix and t.name < @prefix_end order by t.name limit @box_count
) b
join attempts a on a.testbox = b.name
where a.ended_at is not null
    and a.offered_at > coalesce(
        (
            select x.offered_at
            from attempts x
            where x.testbox = b.name
            order by x.offered_at desc
            limit 1 offset @run_count
        ),
        0)
group by b.name, a.state
order by b.name, a.state
