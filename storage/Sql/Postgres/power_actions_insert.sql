-- Keeps power actions; one of an attempt, and automatic ones only of boxes that had fewer than a number of cycles lately.
insert into power_actions (
    id, testbox, action, job_id, attempt, asked_at, due_at
)
select
    r.id, r.testbox, r.action, r.job_id, r.attempt, @now::bigint, @now::bigint
from (
    select u.*, row_number() over (partition by u.testbox, u.job_id is null order by u.job_id, u.attempt) as place
    from unnest(@id::text[], @testbox::text[], @action::text[], @job_id::bigint[], @attempt::bigint[])
        as u (id, testbox, action, job_id, attempt)
) r
where r.job_id is null
    or r.place + (
        select count(*) from power_actions p
        where p.testbox = r.testbox and p.asked_at > @since::bigint and p.action = 'cycle'
    ) <= @max_count::bigint
on conflict (job_id, attempt) do nothing
returning id
