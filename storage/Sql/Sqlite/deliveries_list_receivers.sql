-- The receivers of deliveries that are due, targets before hosts that jobs named, the longest due first; looks once at each
-- receiver, not at each delivery.
with recursive known (receiver) as (
    select min(receiver) from deliveries where state = 'waiting'
    union all
    select (select min(d.receiver) from deliveries d where d.state = 'waiting' and d.receiver > known.receiver)
    from known
    where known.receiver is not null
), oldest as (
    select
        known.receiver,
        (select min(d.due_at) from deliveries d where d.state = 'waiting' and d.receiver = known.receiver) as due_at
    from known
    where known.receiver is not null
)
select receiver
from oldest
where due_at <= @now
order by substr(receiver, 1, 1) = '/', due_at, receiver
limit @count
