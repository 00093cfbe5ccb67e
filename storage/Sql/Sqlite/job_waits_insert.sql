-- What jobs wait for.
insert into job_waits (
    job_id, on_job_id, condition
)
values (
    @job_id, @on_job_id, @condition
)
