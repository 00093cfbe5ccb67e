-- Takes jobs out of their queues; those that stand in none give no row.
delete from job_queue
where job_id = @job_id
returning @ordinal
