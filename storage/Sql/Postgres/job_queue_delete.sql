-- Takes jobs out of their queues.
delete from job_queue where job_id = any(@job_id::bigint[])
