-- Stores new attempts as offered; a second live attempt of a job or box breaks the batch.
insert into attempts (
    job_id, number, testbox, token, address, kind, deadline_at, state, offered_at, version
)
select
    r.job_id, r.number, r.testbox, r.token, r.address, r.kind, r.deadline_at, 'offered', @now::bigint, 1
from unnest(
    @job_id::bigint[], @number::bigint[], @testbox::text[], @token::text[], @address::text[], @kind::text[],
    @deadline_at::bigint[]
) as r (
    job_id, number, testbox, token, address, kind, deadline_at
)
