-- Takes retries that are due off the list, the longest due first; what another writer holds is left to it.
with due as materialized (
    select job_id from retries where due_at <= @now::bigint order by due_at limit @count::bigint for update skip locked
)
delete from retries r
using due
where r.job_id = due.job_id
returning r.job_id
