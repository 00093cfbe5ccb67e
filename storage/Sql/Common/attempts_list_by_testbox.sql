-- The last attempts of a box, newest first.
select a.job_id, a.number, a.state, a.offered_at, a.started_at, a.ended_at, a.end_reason, j.suite
from attempts a
join jobs j on j.id = a.job_id
where a.testbox = @testbox
order by a.offered_at desc, a.job_id desc
limit @count
