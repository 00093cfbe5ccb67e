-- Takes jobs that require something out of their queues; those that stand in none give no row.
delete from required_jobs
where queue = @queue and priority = @priority and submitter = @submitter and requirement_id = @requirement_id
    and job_id = @job_id
returning @ordinal
