-- Where an event stands.
select transaction_id::text::bigint, id from job_events where id = @id::bigint
