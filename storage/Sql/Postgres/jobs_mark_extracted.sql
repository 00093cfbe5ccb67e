-- Marks the results of jobs as extracted.
update jobs j
set extracted_at = @now::bigint
from unnest(@job_id::bigint[])
    as r (job_id)
where j.id = r.job_id
