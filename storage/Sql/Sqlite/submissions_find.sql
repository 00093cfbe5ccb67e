-- The earlier submissions of these keys.
select @ordinal, s.body_hash, s.first_job_id, s.job_count
from submissions s
where s.submitter = @submitter and s.idempotency_key = @idempotency_key
