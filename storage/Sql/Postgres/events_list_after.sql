-- Events after a position, in order; only those before which no open transaction can bring others. The order names its table: a bare name
-- would be the column of the result, which no index has.
select id, job_id, attempt, testbox, kind, at, data, transaction_id::text::bigint
from job_events
where (transaction_id, id) > (@transaction_id::bigint::text::xid8, @id::bigint)
    and transaction_id < pg_snapshot_xmin(pg_current_snapshot())
order by job_events.transaction_id, job_events.id
limit @count::bigint
