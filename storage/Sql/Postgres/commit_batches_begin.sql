-- Takes the writers' turn until the transaction ends; held before the clock is read and before anything is locked.
select pg_advisory_xact_lock(@writer_key::bigint)
