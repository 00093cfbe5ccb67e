-- Raises the sizes of logs that still have the size that was read and whose attempt is live, or crashed not before @crashed_after;
-- the others give no row.
update logs l
set size = r.to_size
from unnest(
    @ordinal::bigint[], @job_id::bigint[], @attempt::bigint[], @stream::text[], @from_size::bigint[],
    @to_size::bigint[], @crashed_after::bigint[]
) as r (
    ordinal, job_id, attempt, stream, from_size, to_size, crashed_after
)
join attempts a on a.job_id = r.job_id and a.number = r.attempt
    and (a.ended_at is null or (a.state = 'crashed' and a.ended_at >= r.crashed_after))
where l.job_id = r.job_id and l.attempt = r.attempt and l.stream = r.stream and l.size = r.from_size
returning r.ordinal
