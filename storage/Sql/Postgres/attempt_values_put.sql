-- Keeps what a box reported: the newest value of a name stays, a name beyond the bound of its attempt is not returned.
with asked as (
    select r.job_id, r.attempt, r.name, r.value, v.name is null as is_new
    from unnest(@job_id::bigint[], @attempt::bigint[], @name::text[], @value::text[]) as r (job_id, attempt, name, value)
    left join attempt_values v on v.job_id = r.job_id and v.attempt = r.attempt and v.name = r.name
), ranked as (
    select asked.*, count(*) filter (where is_new) over (partition by job_id, attempt order by name collate "C") as new_count
    from asked
)
insert into attempt_values (job_id, attempt, name, value)
select r.job_id, r.attempt, r.name, r.value
from ranked r
where not r.is_new or r.new_count + (
    select count(*) from attempt_values v where v.job_id = r.job_id and v.attempt = r.attempt
) <= @max_names::bigint
on conflict (job_id, attempt, name) do update set value = excluded.value
returning job_id, attempt, name
