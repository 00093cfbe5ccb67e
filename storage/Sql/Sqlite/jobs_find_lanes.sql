-- The lanes to which jobs belong, and whether they are of a cluster, whose jobs stand in none.
select @ordinal, j.queue, j.priority, j.submitter,
    case when exists (select 1 from cluster_parts p where p.job_id = j.id) then 1 else 0 end,
    j.requirement_id
from jobs j
where j.id = @job_id
