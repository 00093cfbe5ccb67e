-- Makes queued jobs cancelled, and says of which cluster they are; a job that is not queued any more gives no row.
update jobs j
set state = 'cancelled', outcome = 'cancelled', finished_at = @now::bigint
from unnest(@ordinal::bigint[], @job_id::bigint[])
    as r (ordinal, job_id)
where j.id = r.job_id and j.state = 'queued'
returning r.ordinal, j.queue, j.priority, j.submitter,
    (select p.cluster_id from cluster_parts p where p.job_id = j.id), j.requirement_id
