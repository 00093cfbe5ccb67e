-- Keeps power actions; one of an attempt, and automatic ones only of boxes that had fewer than a number of cycles lately.
insert into power_actions (id, testbox, action, job_id, attempt, asked_at, due_at)
select @id, @testbox, @action, @job_id, @attempt, @now, @now
where @job_id is null
    or (select count(*) from power_actions where testbox = @testbox and asked_at > @since and action = 'cycle') < @max_count
on conflict (job_id, attempt) do nothing
returning id
