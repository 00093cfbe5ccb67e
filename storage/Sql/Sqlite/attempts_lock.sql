-- Attempts with their jobs as they stand, held until the batch ends.
select @ordinal, a.state, a.version, j.state, j.attempt_count, j.queue, j.priority, j.submitter
from attempts a
join jobs j on j.id = a.job_id
where a.job_id = @job_id and a.number = @number
