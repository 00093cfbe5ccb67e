-- The jobs of clusters.
select r.ordinal, p.job_id
from unnest(@ordinal::bigint[], @cluster_id::bigint[]) as r (ordinal, cluster_id)
join cluster_parts p on p.cluster_id = r.cluster_id
order by p.job_id
