-- What is to be removed from the disk, in order.
select id, root, path from file_removals order by id limit @count
