-- The queues of groups where jobs stand, and how many; a group is as in queues_sum_of_groups.
select q.name, q.queued_count
from queues q
where (q.name = @name or (q.name >= @first and q.name < @end)) and q.queued_count > 0
