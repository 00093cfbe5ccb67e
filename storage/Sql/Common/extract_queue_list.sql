-- Attempts whose results wait to be extracted, the longest waiting first.
select job_id, attempt from extract_queue order by queued_at, job_id, attempt limit @count
