-- How far a follower of the events has come.
select transaction_id, event_id
from event_cursors
where name = @name
