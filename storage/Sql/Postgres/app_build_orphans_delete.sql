-- Forgets jobs that were cancelled after their app was deleted.
delete from app_build_orphans
where job_id = any(@job_id::bigint[])
