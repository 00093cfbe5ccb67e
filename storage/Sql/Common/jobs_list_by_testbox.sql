-- A page of the jobs that named a box or ran on it, newest first, led by the indexes of the box.
select
    j.id, j.state, j.suite, j.box_group, j.testbox, j.queue, j.priority, j.submitter, j.run_timeout, j.infra_retries,
    j.infra_retries_used, j.retries, j.retries_used, j.attempt_count, j.submitted_at, j.finished_at, j.extracted_at, j.health
from jobs j
where
    j.id in (
        select n.id from jobs n where n.testbox = @testbox
        union
        select a.job_id from attempts a where a.testbox = @testbox
    )
    and
    (cast(@states as text) is null or cast(@states as text) like '%,' || j.state || ',%')
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
