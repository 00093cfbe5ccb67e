-- The pin of a job.
select pinned_at, reason, pinned_by from job_pins where job_id = @job_id
