-- How many jobs stand in the queues of groups, and how many live attempts they have; a group has its own queue and those from
-- @first to before @end.
select @ordinal, coalesce(sum(q.queued_count), 0), coalesce(sum(q.live_count), 0)
from queues q
where q.name = @name or (q.name >= @first and q.name < @end)
