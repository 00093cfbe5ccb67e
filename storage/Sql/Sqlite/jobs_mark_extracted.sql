-- Marks the results of jobs as extracted.
update jobs set extracted_at = @now where id = @job_id
