-- How many metrics, test results and artifacts an attempt has.
select
    (select count(*) from metrics where job_id = @job_id and attempt = @attempt),
    (select count(*) from test_results where job_id = @job_id and attempt = @attempt),
    (select count(*) from artifacts where job_id = @job_id and attempt = @attempt)
