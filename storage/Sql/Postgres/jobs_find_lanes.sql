-- The lanes to which jobs belong.
select r.ordinal, j.queue, j.priority, j.submitter
from unnest(@ordinal::bigint[], @job_id::bigint[])
    as r (ordinal, job_id)
join jobs j on j.id = r.job_id
