-- All boxes, with no more than tells whether they are there and at work.
select b.name, b.seen_at,
    case when exists (select 1 from attempts a where a.testbox = b.name and a.ended_at is null) then 1 else 0 end,
    case when exists (select 1 from testbox_holds h where h.name = b.name) then 1 else 0 end
from testboxes b
