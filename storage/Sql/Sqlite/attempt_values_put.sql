-- Keeps what a box reported: the newest value of a name stays, a name beyond the bound of its attempt is not returned.
insert into attempt_values (job_id, attempt, name, value)
select @job_id, @attempt, @name, @value
where exists (select 1 from attempt_values v where v.job_id = @job_id and v.attempt = @attempt and v.name = @name)
    or (select count(*) from attempt_values v where v.job_id = @job_id and v.attempt = @attempt) < @max_names
on conflict (job_id, attempt, name) do update set value = excluded.value
returning job_id, attempt, name
