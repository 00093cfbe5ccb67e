-- What could not be read of an attempt's files, in order.
select problem from extraction_problems where job_id = @job_id and attempt = @attempt order by position
