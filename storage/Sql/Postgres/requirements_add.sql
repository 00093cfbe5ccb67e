-- Makes sure that the sets of requirements are known.
insert into requirements (
    text
)
select
    r.text
from unnest(@text::text[])
    as r (text)
where not exists (select 1 from requirements k where k.text = r.text)
on conflict (text) do nothing
