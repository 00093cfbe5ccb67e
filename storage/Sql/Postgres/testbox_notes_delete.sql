-- Takes notes about boxes away; those that are not there give no row.
delete from testbox_notes n
using unnest(@id::text[], @testbox::text[]) as r (id, testbox)
where n.id = r.id and n.testbox = r.testbox
returning n.id
