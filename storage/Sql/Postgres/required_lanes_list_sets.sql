-- The sets of requirements that wait in queues: a look for each, however many lanes and jobs have it.
with recursive sets (queue, requirement_id) as (
    select r.queue, (
        select l.requirement_id
        from required_lanes l
        where l.queue = r.queue and l.queued_count > 0
        order by l.requirement_id
        limit 1
    )
    from unnest(@queue::text[]) as r (queue)
    union all
    select s.queue, (
        select l.requirement_id
        from required_lanes l
        where l.queue = s.queue and l.requirement_id > s.requirement_id and l.queued_count > 0
        order by l.requirement_id
        limit 1
    )
    from sets s
    where s.requirement_id is not null
)
select s.queue, k.id, k.text
from sets s
join requirements k on k.id = s.requirement_id
