-- Forgets the losses of boxes.
update testbox_health t
set lost_count = 0, first_lost_at = null
from (
    select h.name from testbox_health h where h.name = any(@name::text[]) and h.lost_count > 0 order by h.name for update
) l
where t.name = l.name
