-- Stores the specs of new jobs; they never change.
insert into job_specs (
    job_id, spec
)
values (
    @job_id, @spec
)
