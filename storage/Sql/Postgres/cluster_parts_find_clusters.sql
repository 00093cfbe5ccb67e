-- To which clusters jobs belong; jobs of no cluster give no row.
select p.job_id, p.cluster_id from cluster_parts p where p.job_id = any(@job_id::bigint[])
