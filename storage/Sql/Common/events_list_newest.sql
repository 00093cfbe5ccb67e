-- The newest events before one, newest first, with the group and the wanted box of their jobs, as far as those are
-- still there. It is for looking at: what a reader must not miss is followed by positions.
select e.id, e.job_id, e.attempt, e.testbox, e.kind, e.at, e.data, cast(0 as bigint), j.box_group, j.testbox
from (select * from job_events where id < @before_id order by id desc limit @count) e
left join jobs j on j.id = e.job_id
order by e.id desc
