-- Takes jobs that require something out of their queues; those that stand in none give no row.
delete from required_jobs w
using unnest(
    @ordinal::bigint[], @queue::text[], @priority::bigint[], @submitter::text[], @requirement_id::bigint[], @job_id::bigint[]
) as r (
    ordinal, queue, priority, submitter, requirement_id, job_id
)
where w.queue = r.queue and w.priority = r.priority and w.submitter = r.submitter
    and w.requirement_id = r.requirement_id and w.job_id = r.job_id
returning r.ordinal
