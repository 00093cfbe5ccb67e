-- Whether there are power actions that nobody is at; without @now it is the database's.
select 1
from power_actions
where due_at <= coalesce(@now::bigint, floor(extract(epoch from statement_timestamp()) * 1000000)::bigint)
limit 1
