-- How many jobs ended how in each hour from one on; only the hours that are asked for are read.
select hour, outcome, job_count from job_ends where hour >= @from_hour order by hour, outcome
