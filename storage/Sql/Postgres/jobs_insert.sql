-- Stores new jobs as queued; an id that exists breaks the batch.
insert into jobs (
    id, suite, box_group, testbox, queue, priority, submitter, run_timeout, infra_retries, retries, state,
    submitted_at, requirement_id
)
select
    r.id, r.suite, r.box_group, r.testbox, r.queue, r.priority, r.submitter, r.run_timeout, r.infra_retries,
    r.retries, 'queued', @now::bigint, r.requirement_id
from unnest(
    @id::bigint[], @suite::text[], @box_group::text[], @testbox::text[], @queue::text[], @priority::bigint[],
    @submitter::text[], @run_timeout::bigint[], @infra_retries::bigint[], @retries::bigint[],
    @requirement_id::bigint[]
) as r (
    id, suite, box_group, testbox, queue, priority, submitter, run_timeout, infra_retries, retries,
    requirement_id
)
