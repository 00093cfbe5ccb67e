-- The store's own folder of an attempt is to be removed from the disk.
insert into file_removals (root, path) values (cast(@root as text), '')
