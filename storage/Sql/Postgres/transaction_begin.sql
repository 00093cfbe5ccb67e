-- Begins the transaction of a batch.
begin isolation level read committed
