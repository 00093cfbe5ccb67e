-- Keeps how an attempt of boxes ended. A success that follows a success is kept every ten seconds: who looks, looks at minutes.
insert into testbox_health (
    name, lost_count, first_lost_at, succeeded_at
)
values (
    @name, @lost, case when @lost = 1 then @now end, case when @succeeded = 1 then @now end
)
on conflict (name) do update
set lost_count = case when excluded.lost_count = 1 then testbox_health.lost_count + 1 else 0 end,
    first_lost_at = case when excluded.lost_count = 1 then coalesce(testbox_health.first_lost_at, excluded.first_lost_at) end,
    succeeded_at = coalesce(excluded.succeeded_at, testbox_health.succeeded_at)
where excluded.lost_count = 1 or testbox_health.lost_count > 0
    or coalesce(excluded.succeeded_at >= testbox_health.succeeded_at + 10000000, excluded.succeeded_at is not null)
