-- Makes the oldest task of places ready; it keeps its age.
update tasks
set place = @ready
where id = (select t.id from tasks t where t.place = @place order by t.rank limit 1)
