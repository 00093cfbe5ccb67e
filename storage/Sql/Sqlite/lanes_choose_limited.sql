-- As lanes_choose, without the lanes of submitters that have as many live attempts as they may: @limits has who may have how
-- many, @limit says it of the others. Also how many more each may have.
select l.queue, l.priority, l.submitter, l.queued_count, l.live_count, l.weight, l.served_seq,
    coalesce(
        coalesce((select j.value from json_each(@limits) j where j.key = l.submitter), @limit)
            - (select sum(s.live_count) from queue_lanes s where s.submitter = l.submitter),
        9223372036854775807)
from queue_lanes l
where l.queue = @queue and l.queued_count > 0
    and coalesce(
        coalesce((select j.value from json_each(@limits) j where j.key = l.submitter), @limit)
            - (select sum(s.live_count) from queue_lanes s where s.submitter = l.submitter),
        9223372036854775807) > 0
order by l.priority desc, (l.live_count / l.weight), l.served_seq, l.submitter
limit (select case when exists (select 1 from queue_pauses p where p.queue in (@queue, @whole)) then 0 else @count end)
