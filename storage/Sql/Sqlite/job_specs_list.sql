-- The specs of jobs.
select job_id, spec from job_specs where job_id = @job_id
