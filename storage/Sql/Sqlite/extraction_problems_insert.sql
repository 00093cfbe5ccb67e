-- Keeps what could not be read of an attempt's files.
insert into extraction_problems (
    job_id, attempt, position, problem
)
values (
    @job_id, @attempt, @position, @problem
)
