-- Moves a follower's cursor that stands where it was read; else gives no row.
update event_cursors
set transaction_id = @to_transaction, event_id = @to_id
where name = @name and transaction_id = @from_transaction and event_id = @from_id
returning name
