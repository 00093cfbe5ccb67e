-- One job by its id.
select
    j.id, j.state, j.suite, j.box_group, j.testbox, j.queue, j.priority, j.submitter, j.run_timeout, j.infra_retries,
    j.infra_retries_used, j.retries, j.retries_used, j.attempt_count, j.submitted_at, j.finished_at, j.extracted_at, j.health
from jobs j
where j.id = @id
