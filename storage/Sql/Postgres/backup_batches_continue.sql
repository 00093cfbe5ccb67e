-- After a restore: numbers of batches go on.
select setval(pg_get_serial_sequence('commit_batches', 'number'), (select coalesce(max(number), 1) from commit_batches))
