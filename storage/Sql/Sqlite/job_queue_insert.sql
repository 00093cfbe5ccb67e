-- Lets jobs wait in their queues; a job that waits already breaks the batch.
insert into job_queue (
    job_id, queue, priority, submitter
)
values (
    @job_id, @queue, @priority, @submitter
)
