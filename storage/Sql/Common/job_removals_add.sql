-- Rows of a removed job, or of an attempt's files, are to follow.
insert into job_removals (due_at, job_id, attempt, root) values (@due_at, @job_id, @attempt, @root)
on conflict do nothing
