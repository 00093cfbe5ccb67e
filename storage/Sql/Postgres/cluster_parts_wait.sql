-- Lets parts wait for their boxes again, from then on: one retry of the whole.
update cluster_parts p
set due_at = r.due_at, retry_count = p.retry_count + 1
from unnest(@job_id::bigint[], @due_at::bigint[]) as r (job_id, due_at)
where p.job_id = r.job_id
