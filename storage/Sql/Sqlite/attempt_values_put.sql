-- Keeps what a box reported; the newest value of a name stays.
insert into attempt_values (
    job_id, attempt, name, value
)
values (
    @job_id, @attempt, @name, @value
)
on conflict (job_id, attempt, name) do update set value = excluded.value
