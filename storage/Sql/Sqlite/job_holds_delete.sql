-- Forgets that jobs were held.
delete from job_holds where job_id = @job_id
