-- The parts of the clusters of these jobs, each with its newest attempt; jobs of no cluster give no row. The writers
-- take turns, so what is read here holds until the batch ends. The limit, above any cluster's size, makes it look-ups.
select r.ordinal, l.*
from unnest(@ordinal::bigint[], @job_id::bigint[]) as r (ordinal, job_id)
cross join lateral (
    select p.cluster_id, p.job_id, p.testbox, a.number, a.state, a.cancel_asked_at, a.started_at,
        j.queue, j.priority, j.submitter
    from cluster_parts m
    join cluster_parts p on p.cluster_id = m.cluster_id
    join jobs j on j.id = p.job_id
    join attempts a on a.job_id = p.job_id and a.number = j.attempt_count
    where m.job_id = r.job_id
    order by p.job_id
    limit 1000
) l
