-- Keeps notes about boxes that are known; the others give no row. One that is there already stays as it is.
insert into testbox_notes (
    id, testbox, written_at, written_by, content
)
select @id, b.name, @now, @written_by, @content
from testboxes b
where b.name = @testbox
on conflict (id) do update set id = excluded.id where testbox_notes.testbox = excluded.testbox
returning id
