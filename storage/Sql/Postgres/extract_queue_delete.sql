-- Takes attempts off the list of those that wait for extraction.
delete from extract_queue d
using unnest(@job_id::bigint[], @attempt::bigint[])
    as r (job_id, attempt)
where d.job_id = r.job_id and d.attempt = r.attempt
