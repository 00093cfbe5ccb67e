-- Forgets batches that nobody can ask for any more.
delete from commit_batches where at < @now::bigint - @keep::bigint
