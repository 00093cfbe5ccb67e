-- Lets the clusters of jobs that were held wait for their boxes, once none of their jobs is held; the others give no row.
update cluster_parts
set due_at = @now
where cluster_id = (select m.cluster_id from cluster_parts m where m.job_id = @job_id) and due_at is null
    and not exists (
        select 1
        from cluster_parts o
        join job_holds h on h.job_id = o.job_id
        where o.cluster_id = cluster_parts.cluster_id)
returning job_id
