-- A page of jobs that wait, newest first, led by the index of those that have not ended.
select
    j.id, j.state, j.suite, j.box_group, j.testbox, j.queue, j.priority, j.submitter, j.run_timeout, j.infra_retries,
    j.infra_retries_used, j.retries, j.retries_used, j.attempt_count, j.submitted_at, j.finished_at, j.extracted_at, j.health
from jobs j
where
    j.outcome is null
    and j.state = 'queued'
    and (cast(@states as text) is null or cast(@states as text) like '%,' || j.state || ',%')
    and (cast(@box_group as text) is null or j.box_group = @box_group)
    and (cast(@suite as text) is null or j.suite = @suite)
    and (cast(@submitter as text) is null or j.submitter = @submitter)
    and (cast(@testbox as text) is null or j.testbox = @testbox
        or exists (select 1 from attempts a where a.testbox = @testbox and a.job_id = j.id))
    and (cast(@submitted_from as bigint) is null or j.submitted_at >= @submitted_from)
    and (cast(@submitted_before as bigint) is null or j.submitted_at < @submitted_before)
    and j.id < @before_id
order by j.id desc
limit @count
