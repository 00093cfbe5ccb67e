-- Lets the clusters of jobs that were held wait for their boxes, once none of their jobs is held; the others give no row.
update cluster_parts p
set due_at = @now::bigint
from unnest(@job_id::bigint[]) as r (job_id)
join cluster_parts m on m.job_id = r.job_id
where p.cluster_id = m.cluster_id and p.due_at is null
    and not exists (
        select 1
        from cluster_parts o
        join job_holds h on h.job_id = o.job_id
        where o.cluster_id = m.cluster_id)
returning p.job_id
