-- Lets boxes go; those that were not held give no row.
delete from testbox_holds where name = @name returning name
