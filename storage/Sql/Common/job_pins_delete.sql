-- Unpins a job; gives a row when it was pinned.
delete from job_pins where job_id = @job_id returning job_id
