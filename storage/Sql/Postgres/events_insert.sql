-- Appends events with the time of the batch.
insert into job_events (
    job_id, attempt, testbox, kind, data, at
)
select
    r.job_id, r.attempt, r.testbox, r.kind, r.data, @now::bigint
from unnest(
    @job_id::bigint[], @attempt::bigint[], @testbox::text[], @kind::text[], @data::text[]
) as r (
    job_id, attempt, testbox, kind, data
)
