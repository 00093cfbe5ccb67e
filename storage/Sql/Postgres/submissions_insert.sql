-- Remembers a keyed submission; a key that another silo stored first breaks the batch.
insert into submissions (
    submitter, idempotency_key, body_hash, first_job_id, job_count, at
)
select
    r.submitter, r.idempotency_key, r.body_hash, r.first_job_id, r.job_count, @now::bigint
from unnest(
    @submitter::text[], @idempotency_key::text[], @body_hash::text[], @first_job_id::bigint[],
    @job_count::bigint[]
) as r (
    submitter, idempotency_key, body_hash, first_job_id, job_count
)
