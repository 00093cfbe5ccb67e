-- oldest binary: 3
-- What jobs require of their boxes, and what boxes have. Jobs that require something stand in tables of their own, which a
-- binary from before does not look into: it gives such a job to no box.

-- The distinct sets of requirements, each as one text. Id 0 stands for none.
create table requirements (
    id integer primary key,
    text text not null unique
) strict;

-- The set of its requirements; 0 for none.
alter table jobs add column requirement_id integer not null default 0;

-- The jobs that wait and require something: what job_queue is for the others.
create table required_jobs (
    queue text not null,
    priority integer not null,
    submitter text not null,
    requirement_id integer not null check (requirement_id > 0),
    job_id integer not null,
    primary key (queue, priority, submitter, requirement_id, job_id)
) strict, without rowid;

-- Their lanes. The share (live_count, weight, served_seq) is the one of the submitter's row in queue_lanes, which counts all of
-- its attempts: it is copied from there in the transaction that changes it, so that the order of choice is an index here too.
create table required_lanes (
    queue text not null,
    priority integer not null,
    submitter text not null,
    requirement_id integer not null check (requirement_id > 0),
    queued_count integer not null default 0 check (queued_count >= 0),
    live_count integer not null default 0,
    weight real not null default 1 check (weight > 0),
    served_seq integer not null default 0,
    primary key (queue, priority, submitter, requirement_id)
) strict;
-- The order of choice.
create index required_lanes_choice
    on required_lanes (queue, requirement_id, priority desc, (live_count / weight), served_seq, submitter)
    where queued_count > 0;

-- What boxes have: tags as a JSON list, null while nobody has said; memory in MiB.
alter table testboxes add column tags text;
alter table testboxes add column memory integer check (memory > 0);
