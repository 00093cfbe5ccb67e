-- How many bytes the specs of jobs have.
select job_id, octet_length(spec) from job_specs where job_id = @job_id
