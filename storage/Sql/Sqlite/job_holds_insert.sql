-- Keeps jobs out of their queues until their waits are over.
insert into job_holds (
    job_id, fail_fast
)
values (
    @job_id, @fail_fast
)
