-- The first @count lanes of each queue in the order of choice; a queue where nothing waits costs one look.
select l.queue, l.priority, l.submitter, l.queued_count, l.live_count, l.weight, l.served_seq, l.floor_job_id
from queue_lanes l
where l.queue = @queue and l.queued_count > 0
order by l.priority desc, (l.live_count / l.weight), l.served_seq, l.submitter
limit @count
