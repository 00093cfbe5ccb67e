-- The attempts of a job, first to last.
select
    a.job_id, a.number, a.testbox, a.state, a.token, a.address, a.kind, a.offered_at, a.started_at, a.post_run_at, a.ended_at,
    a.deadline_at, a.heartbeat_at, a.cancel_asked_at, a.cancel_reason, a.verdict, a.health, a.end_reason, a.version
from attempts a
where a.job_id = @job_id
order by a.number
