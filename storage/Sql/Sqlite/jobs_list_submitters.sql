-- Who submitted this job; no row when it is not there.
select id, submitter from jobs where id = @id
