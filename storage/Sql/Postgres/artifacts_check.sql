-- Which artifacts are stored with this content and belong to a live attempt.
select r.ordinal
from unnest(
    @ordinal::bigint[], @job_id::bigint[], @attempt::bigint[], @path::text[], @size::bigint[],
    @sha256::text[]
) as r (
    ordinal, job_id, attempt, path, size, sha256
)
join artifacts f on f.job_id = r.job_id and f.attempt = r.attempt and f.path = r.path
join attempts a on a.job_id = r.job_id and a.number = r.attempt and a.ended_at is null
where f.size = r.size and f.sha256 = r.sha256
