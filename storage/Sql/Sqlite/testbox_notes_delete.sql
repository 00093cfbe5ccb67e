-- Takes notes about boxes away; those that are not there give no row.
delete from testbox_notes where id = @id and testbox = @testbox returning id
