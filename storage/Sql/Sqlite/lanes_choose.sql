-- The first @count lanes of each queue in the order of choice, none of a paused queue; a queue where nothing waits costs two looks.
select l.queue, l.priority, l.submitter, l.queued_count, l.live_count, l.weight, l.served_seq
from queue_lanes l
where l.queue = @queue and l.queued_count > 0
order by l.priority desc, (l.live_count / l.weight), l.served_seq, l.submitter
limit (select case when exists (select 1 from queue_pauses p where p.queue in (@queue, @whole)) then 0 else @count end)
