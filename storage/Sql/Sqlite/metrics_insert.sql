-- Keeps the metrics of an attempt, in their order.
insert into metrics (
    job_id, attempt, position, name, value, unit
)
values (
    @job_id, @attempt, @position, @name, @value, @unit
)
