-- A note about a box.
select id, written_at, written_by, content
from testbox_notes
where id = @id and testbox = @testbox
