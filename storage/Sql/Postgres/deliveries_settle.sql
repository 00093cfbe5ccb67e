-- Keeps what became of tries of deliveries that are still with the ones who began them; the others give no row.
update deliveries d
set state = r.state, due_at = r.due_at, ended_at = r.ended_at, problem = r.problem
from unnest(
    @ordinal::bigint[], @id::text[], @try_count::bigint[], @state::text[], @due_at::bigint[], @ended_at::bigint[],
    @problem::text[]
) as r (
    ordinal, id, try_count, state, due_at, ended_at, problem
)
where d.id = r.id and d.try_count = r.try_count and d.state = 'waiting'
returning r.ordinal
