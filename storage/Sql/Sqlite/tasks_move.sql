-- Moves tasks to the end of other places.
update tasks set place = @place, rank = @rank where id = @id
