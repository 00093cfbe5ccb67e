-- The newest notes about a box.
select id, written_at, written_by, content
from testbox_notes
where testbox = @testbox
order by written_at desc, id desc
limit @count
