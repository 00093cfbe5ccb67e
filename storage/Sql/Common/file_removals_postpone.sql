-- A file that could not be removed from the disk is put at the end of the order; its old row is deleted after.
insert into file_removals (root, path) select root, path from file_removals where id = @id
