-- The parts of clusters, each with its newest attempt. The writers take turns, so what is read here holds until the batch
-- ends. The limit, above any cluster's size, makes it look-ups.
select l.*
from unnest(@cluster_id::bigint[]) as r (cluster_id)
cross join lateral (
    select p.cluster_id, p.job_id, p.testbox, a.number, a.state, a.cancel_asked_at, a.started_at,
        j.queue, j.priority, j.submitter, p.retry_count, j.infra_retries
    from cluster_parts p
    join jobs j on j.id = p.job_id
    join attempts a on a.job_id = p.job_id and a.number = j.attempt_count
    where p.cluster_id = r.cluster_id
    order by p.job_id
    limit 1000
) l
