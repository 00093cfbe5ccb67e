-- Keeps notes about boxes that are known; the others give no row. One that is there already stays as it is.
insert into testbox_notes (
    id, testbox, written_at, written_by, content
)
select r.id, b.name, @now::bigint, r.written_by, r.content
from unnest(@id::text[], @testbox::text[], @written_by::text[], @content::text[])
    as r (id, testbox, written_by, content)
join testboxes b on b.name = r.testbox
on conflict (id) do update set id = excluded.id where testbox_notes.testbox = excluded.testbox
returning id
