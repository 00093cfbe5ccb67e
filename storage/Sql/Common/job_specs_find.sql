-- The spec of one job.
select spec from job_specs where job_id = @job_id
