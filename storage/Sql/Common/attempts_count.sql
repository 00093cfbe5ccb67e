-- How many attempts there are; reads all of them.
select count(*) from attempts
