-- Stores new jobs as queued; an id that exists breaks the batch.
insert into jobs (
    id, suite, box_group, testbox, queue, priority, submitter, run_timeout, infra_retries, retries, state,
    submitted_at, requirement_id
)
values (
    @id, @suite, @box_group, @testbox, @queue, @priority, @submitter, @run_timeout, @infra_retries, @retries,
    'queued', @now, @requirement_id
)
