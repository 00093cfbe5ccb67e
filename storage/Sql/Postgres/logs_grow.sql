-- Raises the sizes of logs that still have the size that was read and whose attempt is live; the others give no row.
update logs l
set size = r.to_size
from unnest(
    @ordinal::bigint[], @job_id::bigint[], @attempt::bigint[], @stream::text[], @from_size::bigint[],
    @to_size::bigint[]
) as r (
    ordinal, job_id, attempt, stream, from_size, to_size
)
join attempts a on a.job_id = r.job_id and a.number = r.attempt and a.ended_at is null
where l.job_id = r.job_id and l.attempt = r.attempt and l.stream = r.stream and l.size = r.from_size
returning r.ordinal
