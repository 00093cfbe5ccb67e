-- Forgets tasks.
delete from tasks where id = any(@id::text[])
