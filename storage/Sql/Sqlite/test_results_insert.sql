-- Keeps the test results of an attempt, in their order.
insert into test_results (
    job_id, attempt, position, name, outcome, message, duration
)
values (
    @job_id, @attempt, @position, @name, @outcome, @message, @duration
)
