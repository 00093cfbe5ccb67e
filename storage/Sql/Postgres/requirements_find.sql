-- The ids of sets of requirements.
select r.ordinal, k.id
from unnest(@ordinal::bigint[], @text::text[])
    as r (ordinal, text)
join requirements k on k.text = r.text
