-- Takes jobs that nobody claims out of their queues; those that stand in none give no row.
delete from job_queue
where queue = @queue and priority = @priority and submitter = @submitter and job_id = @job_id
returning @ordinal
