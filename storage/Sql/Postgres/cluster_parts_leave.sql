-- Parts that do not wait for their boxes any more.
update cluster_parts p
set due_at = null
from unnest(@job_id::bigint[]) as r (job_id)
where p.job_id = r.job_id and p.due_at is not null
