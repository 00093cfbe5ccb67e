-- Keeps the test results of an attempt, in their order.
insert into test_results (
    job_id, attempt, position, name, outcome, message, duration
)
select
    r.job_id, r.attempt, r.position, r.name, r.outcome, r.message, r.duration
from unnest(
    @job_id::bigint[], @attempt::bigint[], @position::bigint[], @name::text[], @outcome::text[],
    @message::text[], @duration::bigint[]
) as r (
    job_id, attempt, position, name, outcome, message, duration
)
