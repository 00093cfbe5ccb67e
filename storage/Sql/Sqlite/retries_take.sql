-- Takes retries that are due off the list, the longest due first; what another writer holds is left to it.
delete from retries
where job_id in (select job_id from retries where due_at <= @now order by due_at limit @count)
returning job_id
