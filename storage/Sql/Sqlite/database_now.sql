-- The clock that all instants are of; SQLite's is this process'.
select @now
