-- What the box of an attempt reported, by name.
select name, value from attempt_values where job_id = @job_id and attempt = @attempt order by name
