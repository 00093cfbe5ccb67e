-- Events of jobs after a position, in order, with the groups and the wanted boxes of the jobs; only those before which no open transaction
-- can bring others.
select e.id, e.job_id, e.attempt, e.testbox, e.kind, e.at, e.data, e.transaction_id::text::bigint, j.box_group, j.testbox
from job_events e
left join jobs j on j.id = e.job_id
where e.job_id = any(@job_id::bigint[])
    and (e.transaction_id, e.id) > (@transaction_id::bigint::text::xid8, @id::bigint)
    and e.transaction_id < pg_snapshot_xmin(pg_current_snapshot())
order by e.transaction_id, e.id
limit @count::bigint
