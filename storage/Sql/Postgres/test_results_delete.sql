-- Takes the rows of attempts away, so that a second extraction replaces the first.
delete from test_results d
using unnest(@job_id::bigint[], @attempt::bigint[])
    as r (job_id, attempt)
where d.job_id = r.job_id and d.attempt = r.attempt
