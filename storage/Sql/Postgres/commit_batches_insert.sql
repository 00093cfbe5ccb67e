-- Leaves the batch's id in its transaction and gives its number and its time; without @now the clock is the database's.
insert into commit_batches (batch_id, at)
values (@batch_id, coalesce(@now::bigint, floor(extract(epoch from clock_timestamp()) * 1000000)::bigint))
returning number, at
