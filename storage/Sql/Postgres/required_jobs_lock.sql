-- Reserves the oldest jobs of lanes with requirements for this transaction; what another writer holds is left to it.
select r.ordinal, q.job_id
from unnest(
    @ordinal::bigint[], @queue::text[], @priority::bigint[], @submitter::text[], @requirement_id::bigint[], @count::bigint[]
) as r (
    ordinal, queue, priority, submitter, requirement_id, count
)
cross join lateral (
    select w.job_id
    from required_jobs w
    where w.queue = r.queue and w.priority = r.priority and w.submitter = r.submitter
        and w.requirement_id = r.requirement_id
    order by w.job_id
    limit r.count
    for update skip locked
) q
