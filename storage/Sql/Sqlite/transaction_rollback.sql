-- Undoes the writer's transaction.
rollback
