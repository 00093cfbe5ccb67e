-- A page of the clusters that have waited for their boxes since before an instant, those that wait longest first.
select p.cluster_id, p.due_at
from cluster_parts p
where p.due_at is not null and p.due_at < @before and p.job_id = p.cluster_id
    and (p.due_at > @after_at or (p.due_at = @after_at and p.cluster_id > @after_id))
order by p.due_at, p.cluster_id
limit @count
