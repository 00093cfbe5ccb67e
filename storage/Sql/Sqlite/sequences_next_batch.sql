-- The number of this batch: higher than that of every batch before.
update sequences set value = value + 1 where name = 'batch' returning value
