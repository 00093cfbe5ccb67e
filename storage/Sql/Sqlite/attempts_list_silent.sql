-- Live attempts whose guest was heard and then not for a while, the longest silent first.
-- Looks at all live attempts: an index on heartbeat_at would make each heartbeat write to it too.
select
    a.job_id, a.number, a.testbox, a.state, a.token, a.address, a.kind, a.offered_at, a.started_at, a.post_run_at, a.ended_at,
    a.deadline_at, a.heartbeat_at, a.cancel_asked_at, a.cancel_reason, a.verdict, a.health, a.end_reason, a.version
from attempts a
where a.ended_at is null and a.deadline_at > 0 and a.state in ('running', 'post_run') and a.heartbeat_at <= @now - @silence
order by a.heartbeat_at, a.job_id
limit @count
