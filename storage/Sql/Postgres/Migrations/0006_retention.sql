-- oldest binary: 3
-- What is kept for good, and what is on its way out; the conventions are those of 0002.

-- Jobs that no rule of retention removes.
create table job_pins (
    job_id bigint primary key,
    pinned_at bigint not null,
    reason text,
    pinned_by text
);

-- Files whose rows are gone: removed from the disk in this order, then forgotten. An empty path is the store's own folder.
create table file_removals (
    id bigint generated always as identity primary key,
    root text not null,
    path text not null
);

-- Keyed submissions are forgotten with their first job.
create index submissions_first_job on submissions (first_job_id);
-- Events of boxes and queues by age.
create index job_events_lone on job_events (at) where job_id is null;
