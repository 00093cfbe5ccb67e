-- The test results of a job that is removed.
delete from test_results where job_id = @job_id
