-- The earlier submissions of these keys.
select r.ordinal, s.body_hash, s.first_job_id, s.job_count
from unnest(
    @ordinal::bigint[], @submitter::text[], @idempotency_key::text[]
) as r (
    ordinal, submitter, idempotency_key
)
join submissions s on s.submitter = r.submitter and s.idempotency_key = r.idempotency_key
