-- The queues of groups where jobs stand, and how many; a group is as in queues_sum_of_groups.
select q.name, q.queued_count
from unnest(@name::text[], @first::text[], @end::text[])
    as r (name, first, "end")
join queues q on q.name = r.name or (q.name >= r.first and q.name < r."end")
where q.queued_count > 0
