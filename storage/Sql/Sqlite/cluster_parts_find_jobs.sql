-- The jobs of clusters.
select @ordinal, p.job_id from cluster_parts p where p.cluster_id = @cluster_id order by p.job_id
