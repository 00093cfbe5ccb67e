-- Skips ids, which were given out after a backup perhaps: none of them comes again.
update sequences set value = value + @count where name = 'job'
