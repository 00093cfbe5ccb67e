-- Events after a position, in order. One writer gives the ids, so the transaction is always 0.
select id, job_id, attempt, testbox, kind, at, data, 0
from job_events
where @transaction_id = 0 and id > @id
order by id
limit @count
