-- The names of queues that start with a text.
select name from queues where name >= @prefix and name < @prefix_end order by name
