-- How many jobs stand in the queues of groups, and how many live attempts they have; a group has its own queue and those from
-- @first to before @end.
select r.ordinal, coalesce(sum(q.queued_count), 0)::bigint, coalesce(sum(q.live_count), 0)::bigint
from unnest(@ordinal::bigint[], @name::text[], @first::text[], @end::text[])
    as r (ordinal, name, first, "end")
left join queues q on q.name = r.name or (q.name >= r.first and q.name < r."end")
group by r.ordinal
