-- Remembers a keyed submission; a key that another silo stored first breaks the batch.
insert into submissions (
    submitter, idempotency_key, body_hash, first_job_id, job_count, at
)
values (
    @submitter, @idempotency_key, @body_hash, @first_job_id, @job_count, @now
)
