-- Takes @count ids for this transaction alone; the last of them is returned.
update sequences set value = value + @count where name = 'job' returning value
