-- The lanes to which jobs belong, and whether they are of a cluster, whose jobs stand in none.
select r.ordinal, j.queue, j.priority, j.submitter,
    case when exists (select 1 from cluster_parts p where p.job_id = j.id) then 1 else 0 end,
    j.requirement_id
from unnest(@ordinal::bigint[], @job_id::bigint[])
    as r (ordinal, job_id)
join jobs j on j.id = r.job_id
