-- oldest binary: 3
-- Nothing: PostgreSQL numbers events by a sequence, and only SQLite by the newest that is left.
select 1;
