-- The lanes to which jobs belong.
select @ordinal, j.queue, j.priority, j.submitter
from jobs j
where j.id = @job_id
