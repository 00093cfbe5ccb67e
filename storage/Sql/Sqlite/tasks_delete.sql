-- Forgets tasks.
delete from tasks where id = @id
