-- Lets jobs that require something wait in their queues; a job that waits already breaks the batch.
insert into required_jobs (
    queue, priority, submitter, requirement_id, job_id
)
select
    r.queue, r.priority, r.submitter, r.requirement_id, r.job_id
from unnest(
    @queue::text[], @priority::bigint[], @submitter::text[], @requirement_id::bigint[], @job_id::bigint[]
) as r (
    queue, priority, submitter, requirement_id, job_id
)
