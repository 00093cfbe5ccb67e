-- Where an event stands.
select 0, id from job_events where id = @id
