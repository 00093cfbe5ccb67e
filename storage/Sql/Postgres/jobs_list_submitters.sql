-- Who submitted these jobs; no row for those that are not there.
select id, submitter from jobs where id = any(@id::bigint[])
