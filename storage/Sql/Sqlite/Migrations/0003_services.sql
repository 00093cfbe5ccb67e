-- oldest binary: 3
-- What stands beside jobs and their attempts; the conventions are those of 0002.

-- The tasks of the old TaskQueue service. A place is a queue and its state; rank is the order in it.
create table tasks (
    id text primary key,
    place text not null,
    rank integer not null,
    content text not null,
    added_at integer not null
) strict;
create index tasks_place on tasks (place, rank);
create table task_promotions (
    place text primary key,
    day integer not null,
    promoted_count integer not null check (promoted_count >= 0)
) strict, without rowid;

-- Jobs that wait for others: queued, yet in no queue.
create table job_holds (
    job_id integer primary key,
    fail_fast integer not null check (fail_fast between 0 and 1)
) strict;
create table job_waits (
    job_id integer not null,
    on_job_id integer not null check (on_job_id < job_id),
    condition text,
    primary key (job_id, on_job_id)
) strict, without rowid;
create index job_waits_on on job_waits (on_job_id, job_id);

-- Files of packages that boxes uploaded, each with the suite whose jobs may replace it.
create table packages (
    path text primary key,
    suite text not null,
    job_id integer not null,
    attempt integer not null,
    size integer not null check (size >= 0),
    sha256 text not null,
    at integer not null
) strict;
-- The mark of the one folder that holds the files of these rows.
create table result_folder (
    id integer primary key check (id = 1),
    marker text not null
) strict;

-- Queues that give no job. A sub-queue rests with its queue.
create table queue_pauses (
    queue text primary key,
    paused_at integer not null,
    reason text,
    paused_by text
) strict, without rowid;

-- Boxes that get no new job.
create table testbox_holds (
    name text primary key,
    kind text not null check (kind = 'drained' or kind = 'quarantined'),
    reason text,
    held_by text not null,
    held_at integer not null
) strict, without rowid;
-- How the last attempts of boxes ended: what a quarantine is judged by.
create table testbox_health (
    name text primary key,
    lost_count integer not null check (lost_count >= 0),
    first_lost_at integer,
    succeeded_at integer,
    check ((first_lost_at is null) = (lost_count = 0))
) strict, without rowid;
create index testbox_health_lost on testbox_health (lost_count) where lost_count > 0;

-- How far each follower of `job_events` has come.
create table event_cursors (
    name text primary key,
    transaction_id integer not null,
    event_id integer not null
) strict;
insert into event_cursors (name, transaction_id, event_id) values ('notifications', 0, 0), ('power', 0, 0);

-- What operators and the scheduler want done to a box's power. An automatic one names the attempt whose end asked for it:
-- one each, however many silos see it.
create table power_actions (
    id text primary key,
    testbox text not null,
    action text not null check (action = 'on' or action = 'off' or action = 'cycle'),
    job_id integer,
    attempt integer,
    try_count integer not null default 0 check (try_count >= 0),
    asked_at integer not null,
    due_at integer,
    ended_at integer,
    problem text,
    check ((job_id is null) = (attempt is null)),
    check ((due_at is null) = (ended_at is not null)),
    unique (job_id, attempt)
) strict;
create index power_actions_due on power_actions (due_at) where due_at is not null;
create index power_actions_testbox on power_actions (testbox, asked_at);

-- What is to be told to whom. One of a cause and target; `due_at` is the next try, or when a silo's lease on it ends.
create table deliveries (
    id text primary key,
    cause text not null,
    target text not null,
    url text not null,
    event text not null,
    body text not null,
    state text not null check (state = 'waiting' or state = 'delivered' or state = 'given_up'),
    try_count integer not null default 0 check (try_count >= 0),
    created_at integer not null,
    due_at integer not null,
    ended_at integer,
    problem text,
    check ((ended_at is null) = (state = 'waiting')),
    unique (cause, target)
) strict;
create index deliveries_due on deliveries (due_at) where state = 'waiting';
create index deliveries_created on deliveries (created_at, id);
create index deliveries_ended on deliveries (ended_at) where ended_at is not null;

-- The parts of cluster jobs: jobs that are dispatched together or not at all. A cluster's id is its first part's.
create table cluster_parts (
    job_id integer primary key,
    cluster_id integer not null check (cluster_id <= job_id),
    testbox text not null,
    roles text not null,
    direct_macs text not null,
    direct_ips text not null,
    -- Waits for its boxes, from then on; null when it does not wait. The same in all parts of a cluster.
    due_at integer
) strict;
create index cluster_parts_cluster on cluster_parts (cluster_id, job_id);
create index cluster_parts_due on cluster_parts (due_at, cluster_id) where due_at is not null;
create index cluster_parts_waiting on cluster_parts (testbox, cluster_id) where due_at is not null;
-- How far the nodes of a cluster have come in one round of attempts, and what they said of themselves.
create table cluster_nodes (
    job_id integer not null,
    attempt integer not null,
    level integer not null check (level between 0 and 3),
    level_at integer,
    aborted_at integer,
    roles text,
    ip text,
    direct_macs text,
    direct_ips text,
    primary key (job_id, attempt)
) strict;
