-- Commits the batch; returns when it is on disk.
commit
