-- Whether any job waits for others.
select 1 from job_holds limit 1
