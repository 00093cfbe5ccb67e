-- Counts jobs that ended in the hour of the batch, by how they ended.
insert into job_ends (
    hour, outcome, job_count
)
values (
    @now / 3600000000, @outcome, @count
)
on conflict (hour, outcome) do update set job_count = job_count + excluded.job_count
