-- When the cycle of a box was asked for that must leave the counted time before there may be another; no row: there may.
select asked_at
from power_actions
where testbox = @testbox and action = 'cycle' and asked_at > @since
order by asked_at desc
limit 1 offset @max_count
