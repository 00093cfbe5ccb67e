-- A page of the boxes whose last attempts were lost and that are not held yet, by name.
select t.name, t.lost_count, t.first_lost_at
from testbox_health t
where t.lost_count > 0 and t.lost_count >= @lost_count
    and t.name > @after_name
    and not exists (select 1 from testbox_holds h where h.name = t.name)
order by t.name
limit @count
