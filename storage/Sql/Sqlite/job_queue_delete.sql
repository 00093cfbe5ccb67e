-- Takes jobs out of their queues.
delete from job_queue
where queue = @queue and priority = @priority and submitter = @submitter and job_id = @job_id
