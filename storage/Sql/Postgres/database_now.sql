-- The clock that all instants are of; without @now it is the database's.
select coalesce(@now::bigint, floor(extract(epoch from statement_timestamp()) * 1000000)::bigint)
