-- What was removed from the disk, up to the last of a page.
delete from file_removals where id <= @last_id
