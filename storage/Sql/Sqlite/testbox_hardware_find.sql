-- What boxes have; those that are not known give no row.
select @ordinal, b.arch, b.tags, b.memory from testboxes b where b.name = @name
