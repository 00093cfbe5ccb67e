-- Forgets how many jobs ended in hours that nobody can ask for any more, and tells how many rows by its rows.
delete from job_ends where hour < @before_hour returning hour
