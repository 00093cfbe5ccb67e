-- oldest binary: 3
-- Deliveries by their receivers, power actions that are forgotten, and files of packages that are about to be written.

-- Who is sent to: a target's name, or `/` and the host of an address that a job has named. Empty: an older silo kept it.
alter table deliveries add column receiver text not null default '';
update deliveries set receiver = target where state = 'waiting';
create index deliveries_receiver on deliveries (receiver, due_at) where state = 'waiting';
create index deliveries_waiting on deliveries (created_at) where state = 'waiting';

create index power_actions_ended on power_actions (ended_at) where ended_at is not null;

-- Files of packages that are complete on disk and not at their place yet, or are and nobody has said so: one of a path.
create table package_writes (
    path text primary key,
    root text not null,
    file text not null,
    suite text not null,
    job_id integer not null,
    attempt integer not null,
    size integer not null check (size >= 0),
    sha256 text not null,
    at integer not null
) strict;
