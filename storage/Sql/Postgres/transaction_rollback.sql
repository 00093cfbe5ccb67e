-- Gives the batch up.
rollback
