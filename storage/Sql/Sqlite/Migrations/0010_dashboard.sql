-- oldest binary: 3
-- What the dashboard shows beyond single jobs; the conventions are those of 0002.

-- One metric of many runs, each of which may have thousands.
create index metrics_name on metrics (job_id, attempt, name);

-- How many jobs ended how in each hour (of the database's clock, in hours since 1970), kept with the end of each job.
create table job_ends (
    hour integer not null,
    outcome text not null,
    job_count integer not null check (job_count >= 0),
    primary key (hour, outcome)
) strict;
