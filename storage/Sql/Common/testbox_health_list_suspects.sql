-- Boxes whose last attempts were lost and that are not held yet, those with the most losses first.
select t.name, t.lost_count, t.first_lost_at
from testbox_health t
where t.lost_count > 0 and t.lost_count >= @lost_count
    and not exists (select 1 from testbox_holds h where h.name = t.name)
order by t.lost_count desc, t.name
limit @count
