-- Begins the writer's transaction; takes the write lock at once, so that no statement of it meets a busy database.
begin immediate
