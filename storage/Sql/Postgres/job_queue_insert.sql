-- Lets jobs wait in their queues; a job that waits already breaks the batch.
insert into job_queue (
    job_id, queue, priority, submitter
)
select
    r.job_id, r.queue, r.priority, r.submitter
from unnest(
    @job_id::bigint[], @queue::text[], @priority::bigint[], @submitter::text[]
) as r (
    job_id, queue, priority, submitter
)
