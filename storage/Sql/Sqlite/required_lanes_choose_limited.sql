-- As required_lanes_choose, without the lanes of submitters that have as many live attempts as they may, as in
-- lanes_choose_limited.
select l.queue, l.priority, l.submitter, l.queued_count, l.live_count, l.weight, l.served_seq, l.requirement_id,
    (
        select w.job_id
        from required_jobs w
        where w.queue = l.queue and w.priority = l.priority and w.submitter = l.submitter
            and w.requirement_id = l.requirement_id
        order by w.job_id
        limit 1
    ),
    (
        select w.job_id
        from job_queue w
        where w.queue = l.queue and w.priority = l.priority and w.submitter = l.submitter
        order by w.job_id
        limit 1
    ),
    coalesce(
        coalesce((select j.value from json_each(@limits) j where j.key = l.submitter), @limit)
            - (select sum(s.live_count) from queue_lanes s where s.submitter = l.submitter),
        9223372036854775807)
from required_lanes l
where l.queue = @queue and l.requirement_id = @requirement_id and l.queued_count > 0
    and coalesce(
        coalesce((select j.value from json_each(@limits) j where j.key = l.submitter), @limit)
            - (select sum(s.live_count) from queue_lanes s where s.submitter = l.submitter),
        9223372036854775807) > 0
order by l.priority desc, (l.live_count / l.weight), l.served_seq, l.submitter
limit (select case when exists (select 1 from queue_pauses p where p.queue in (@queue, @whole)) then 0 else @count end)
