-- oldest binary: 3
-- What stands beside jobs and their attempts; the conventions are those of 0002.

-- The tasks of the old TaskQueue service. A place is a queue and its state; rank is the order in it.
create table tasks (
    id text primary key,
    place text collate "C" not null,
    rank bigint not null,
    content text not null,
    added_at bigint not null
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);
create index tasks_place on tasks (place, rank);
create table task_promotions (
    place text primary key,
    day bigint not null,
    promoted_count integer not null check (promoted_count >= 0)
);

-- Jobs that wait for others: queued, yet in no queue.
create table job_holds (
    job_id bigint primary key,
    fail_fast integer not null check (fail_fast between 0 and 1)
);
create table job_waits (
    job_id bigint not null,
    on_job_id bigint not null check (on_job_id < job_id),
    condition text,
    primary key (job_id, on_job_id)
);
create index job_waits_on on job_waits (on_job_id, job_id);

-- Files of packages that boxes uploaded, each with the suite whose jobs may replace it.
create table packages (
    path text collate "C" primary key,
    suite text collate "C" not null,
    job_id bigint not null,
    attempt integer not null,
    size bigint not null check (size >= 0),
    sha256 text not null,
    at bigint not null
);
-- The mark of the one folder that holds the files of these rows.
create table result_folder (
    id integer primary key check (id = 1),
    marker text not null
);

-- Queues that give no job. A sub-queue rests with its queue.
create table queue_pauses (
    queue text collate "C" primary key,
    paused_at bigint not null,
    reason text,
    paused_by text
);

-- Boxes that get no new job.
create table testbox_holds (
    name text collate "C" primary key,
    kind text not null check (kind in ('drained', 'quarantined')),
    reason text,
    held_by text not null,
    held_at bigint not null
);
-- How the last attempts of boxes ended: what a quarantine is judged by.
create table testbox_health (
    name text collate "C" primary key,
    lost_count integer not null check (lost_count >= 0),
    first_lost_at bigint,
    succeeded_at bigint,
    check ((first_lost_at is null) = (lost_count = 0))
) with (fillfactor = 50);
create index testbox_health_lost on testbox_health (lost_count) where lost_count > 0;

-- How far each follower of `job_events` has come.
create table event_cursors (
    name text primary key,
    transaction_id bigint not null,
    event_id bigint not null
) with (fillfactor = 50);
insert into event_cursors (name, transaction_id, event_id) values ('notifications', 0, 0), ('power', 0, 0);

-- What operators and the scheduler want done to a box's power. An automatic one names the attempt whose end asked for it:
-- one each, however many silos see it.
create table power_actions (
    id text primary key,
    testbox text collate "C" not null,
    action text not null check (action in ('on', 'off', 'cycle')),
    job_id bigint,
    attempt integer,
    try_count integer not null default 0 check (try_count >= 0),
    asked_at bigint not null,
    due_at bigint,
    ended_at bigint,
    problem text,
    check ((job_id is null) = (attempt is null)),
    check ((due_at is null) = (ended_at is not null)),
    unique (job_id, attempt)
);
create index power_actions_due on power_actions (due_at) where due_at is not null;
create index power_actions_testbox on power_actions (testbox, asked_at);

-- What is to be told to whom. One of a cause and target; `due_at` is the next try, or when a silo's lease on it ends.
create table deliveries (
    id text primary key,
    cause text collate "C" not null,
    target text collate "C" not null,
    url text not null,
    event text not null,
    body text not null,
    state text not null check (state in ('waiting', 'delivered', 'given_up')),
    try_count integer not null default 0 check (try_count >= 0),
    created_at bigint not null,
    due_at bigint not null,
    ended_at bigint,
    problem text,
    check ((ended_at is null) = (state = 'waiting')),
    unique (cause, target)
);
create index deliveries_due on deliveries (due_at) where state = 'waiting';
create index deliveries_created on deliveries (created_at, id);
create index deliveries_ended on deliveries (ended_at) where ended_at is not null;

-- The parts of cluster jobs: jobs that are dispatched together or not at all. A cluster's id is its first part's.
create table cluster_parts (
    job_id bigint primary key,
    cluster_id bigint not null check (cluster_id <= job_id),
    testbox text collate "C" not null,
    roles text not null,
    direct_macs text not null,
    direct_ips text not null,
    -- Waits for its boxes, from then on; null when it does not wait. The same in all parts of a cluster.
    due_at bigint
);
create index cluster_parts_cluster on cluster_parts (cluster_id, job_id);
create index cluster_parts_due on cluster_parts (due_at, cluster_id) where due_at is not null;
create index cluster_parts_waiting on cluster_parts (testbox, cluster_id) where due_at is not null;
-- How far the nodes of a cluster have come in one round of attempts, and what they said of themselves.
create table cluster_nodes (
    job_id bigint not null,
    attempt integer not null,
    level integer not null check (level between 0 and 3),
    level_at bigint,
    aborted_at bigint,
    roles text,
    ip text,
    direct_macs text,
    direct_ips text,
    primary key (job_id, attempt)
);
