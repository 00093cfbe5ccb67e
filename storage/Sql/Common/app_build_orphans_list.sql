-- Jobs of builds whose app was deleted, that have to be cancelled.
select job_id from app_build_orphans order by job_id limit @count
