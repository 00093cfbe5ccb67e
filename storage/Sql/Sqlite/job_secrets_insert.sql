-- Keeps the secrets of new jobs.
insert into job_secrets (
    job_id, name, value
)
values (
    @job_id, @name, @value
)
