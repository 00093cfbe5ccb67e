-- Ends the writer's transaction; returns when the write-ahead log is on disk (synchronous=full).
commit
