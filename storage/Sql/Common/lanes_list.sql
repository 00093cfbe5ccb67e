-- The first lanes of a queue in the order of choice, paused or not.
select l.queue, l.priority, l.submitter, l.queued_count, l.live_count, l.weight, l.served_seq
from queue_lanes l
where l.queue = @queue and l.queued_count > 0
order by l.priority desc, (l.live_count / l.weight), l.served_seq, l.submitter
limit @count
