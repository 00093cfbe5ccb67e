-- Takes the rows of attempts away, so that a second extraction replaces the first.
delete from test_results where job_id = @job_id and attempt = @attempt
