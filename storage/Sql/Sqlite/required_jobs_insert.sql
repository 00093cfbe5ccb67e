-- Lets jobs that require something wait in their queues; a job that waits already breaks the batch.
insert into required_jobs (
    queue, priority, submitter, requirement_id, job_id
)
values (
    @queue, @priority, @submitter, @requirement_id, @job_id
)
