-- oldest binary: 3
-- What jobs require of their boxes, and what boxes have. Jobs that require something stand in tables of their own, which a
-- binary from before does not look into: it gives such a job to no box.

-- The distinct sets of requirements, each as one text. Id 0 stands for none.
create table requirements (
    id bigint generated always as identity primary key,
    text text collate "C" not null unique
);

-- The set of its requirements; 0 for none.
alter table jobs add column requirement_id bigint not null default 0;

-- The jobs that wait and require something: what job_queue is for the others.
create table required_jobs (
    queue text collate "C" not null,
    priority integer not null,
    submitter text collate "C" not null,
    requirement_id bigint not null check (requirement_id > 0),
    job_id bigint not null,
    primary key (queue, priority, submitter, requirement_id, job_id)
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000, autovacuum_vacuum_cost_delay = 0);

-- Their lanes. The share (live_count, weight, served_seq) is the one of the submitter's row in queue_lanes, which counts all of
-- its attempts: it is copied from there in the transaction that changes it, so that the order of choice is an index here too.
create table required_lanes (
    queue text collate "C" not null,
    priority integer not null,
    submitter text collate "C" not null,
    requirement_id bigint not null check (requirement_id > 0),
    queued_count bigint not null default 0 check (queued_count >= 0),
    live_count bigint not null default 0,
    weight double precision not null default 1 check (weight > 0),
    served_seq bigint not null default 0,
    primary key (queue, priority, submitter, requirement_id)
) with (fillfactor = 50, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000, autovacuum_vacuum_cost_delay = 0);
-- The order of choice.
create index required_lanes_choice
    on required_lanes (queue, requirement_id, priority desc, (live_count / weight), served_seq, submitter)
    where queued_count > 0;

-- What boxes have: tags as a JSON list, null while nobody has said; memory in MiB.
alter table testboxes add column tags text;
alter table testboxes add column memory bigint check (memory > 0);
