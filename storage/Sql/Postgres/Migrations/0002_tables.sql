-- oldest binary: 2
-- All *_at columns are microseconds since the Unix epoch; spans are microseconds.
-- Text that is searched or ordered has collation "C", so that prefixes are ranges and both dialects order alike.
-- No foreign keys: every write is one of a few known statements, and a check a row would cost the hot path a look-up.

create table sequences (
    name text primary key,
    value bigint not null
);
insert into sequences (name, value) values ('job', 0);

-- A batch of the group commit leaves its id here, so that a connection lost at commit leaves no doubt.
create table commit_batches (
    number bigint generated always as identity primary key,
    batch_id text not null unique,
    at bigint not null
);
create index commit_batches_at on commit_batches (at);

create table jobs (
    id bigint primary key,
    state text not null check (state in ('queued', 'offered', 'running', 'post_run',
        'succeeded', 'failed', 'cancelled', 'timed_out', 'crashed', 'abnormal', 'lost')),
    -- The final state, null before: indexed in place of `state`, so that the changes of a running job stay in their page.
    outcome text check (outcome = state),
    suite text collate "C" not null,
    box_group text collate "C" not null,
    testbox text collate "C" not null,
    queue text collate "C" not null,
    priority integer not null check (priority between -100 and 100),
    submitter text collate "C" not null,
    run_timeout bigint not null check (run_timeout >= 0),
    infra_retries integer not null check (infra_retries >= 0),
    infra_retries_used integer not null default 0,
    retries integer not null check (retries >= 0),
    retries_used integer not null default 0,
    attempt_count integer not null default 0 check (attempt_count >= 0),
    submitted_at bigint not null,
    finished_at bigint,
    extracted_at bigint,
    health text,
    check ((finished_at is null) = (state in ('queued', 'offered', 'running', 'post_run'))),
    check ((outcome is null) = (finished_at is null))
) with (fillfactor = 80);
create index jobs_outcome on jobs (outcome, id) where outcome is not null;
-- Who waits or runs, by age: few, however many have ended.
create index jobs_open on jobs (id) where outcome is null;
create index jobs_suite on jobs (suite, id);
create index jobs_box_group on jobs (box_group, id);
create index jobs_testbox on jobs (testbox, id);
create index jobs_submitter on jobs (submitter, id);

-- Apart from jobs: a spec never changes, and a state change must not copy it.
create table job_specs (
    job_id bigint primary key,
    spec text not null
);

-- The jobs that wait, nothing else. Rows leave at the claim.
create table job_queue (
    job_id bigint primary key,
    queue text collate "C" not null,
    priority integer not null,
    submitter text collate "C" not null
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000, autovacuum_vacuum_cost_delay = 0);
create index job_queue_lane on job_queue (queue, priority, submitter, job_id);

create table queue_lanes (
    queue text collate "C" not null,
    priority integer not null,
    submitter text collate "C" not null,
    queued_count bigint not null default 0 check (queued_count >= 0),
    live_count bigint not null default 0 check (live_count >= 0),
    weight double precision not null default 1 check (weight > 0),
    served_seq bigint not null default 0,
    primary key (queue, priority, submitter)
) with (fillfactor = 50, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000, autovacuum_vacuum_cost_delay = 0);
-- The order of choice.
create index queue_lanes_choice on queue_lanes (queue, priority desc, (live_count / weight), served_seq, submitter)
    where queued_count > 0;

create table queues (
    name text collate "C" primary key,
    queued_count bigint not null default 0 check (queued_count >= 0),
    live_count bigint not null default 0 check (live_count >= 0)
) with (fillfactor = 50, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000);

create table job_counts (
    state text primary key,
    job_count bigint not null check (job_count >= 0)
) with (fillfactor = 50, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000);
insert into job_counts (state, job_count) values ('queued', 0), ('offered', 0), ('running', 0), ('post_run', 0),
    ('succeeded', 0), ('failed', 0), ('cancelled', 0), ('timed_out', 0), ('crashed', 0), ('abnormal', 0), ('lost', 0);

create table attempts (
    job_id bigint not null check (job_id > 0),
    number integer not null check (number >= 1),
    testbox text collate "C" not null,
    state text not null check (state in ('offered', 'running', 'post_run',
        'succeeded', 'failed', 'cancelled', 'timed_out', 'crashed', 'abnormal', 'lost')),
    token text not null,
    address text not null,
    kind text not null check (kind in ('ipxe', 'grub', 'container', 'libvirt')),
    offered_at bigint not null,
    started_at bigint,
    post_run_at bigint,
    ended_at bigint,
    deadline_at bigint not null check (deadline_at > 0),
    heartbeat_at bigint,
    cancel_asked_at bigint,
    cancel_reason text,
    verdict text check (verdict in ('succeeded', 'failed', 'cancelled', 'timed_out', 'crashed', 'abnormal', 'lost')),
    health text,
    end_reason text,
    version integer not null,
    primary key (job_id, number),
    check ((ended_at is null) = (state in ('offered', 'running', 'post_run'))),
    check ((cancel_asked_at is null) = (cancel_reason is null))
) with (fillfactor = 80);
-- One live attempt per job, one per box: what makes a double dispatch impossible. The terms on job_id and deadline_at, true of all rows,
-- keep a look-up by box off the other two indexes: planned while nothing is live, any of the three looks as good.
create unique index attempts_live_job on attempts (job_id) where ended_at is null and job_id > 0;
create unique index attempts_live_testbox on attempts (testbox) where ended_at is null;
create index attempts_live_deadline on attempts (deadline_at) where ended_at is null and deadline_at > 0;
create index attempts_testbox on attempts (testbox, offered_at, job_id);

create table attempt_values (
    job_id bigint not null,
    attempt integer not null,
    name text not null,
    value text not null,
    primary key (job_id, attempt, name)
);

-- Ids become visible out of order: who follows takes only rows below pg_snapshot_xmin, and a position is (transaction, id).
create table job_events (
    id bigint generated always as identity primary key,
    transaction_id xid8 not null default pg_current_xact_id(),
    job_id bigint,
    attempt integer,
    testbox text,
    kind text not null,
    at bigint not null,
    data text
);
create index job_events_job on job_events (job_id, id) where job_id is not null;
create index job_events_position on job_events (transaction_id, id);

create table submissions (
    submitter text not null,
    idempotency_key text not null,
    body_hash text,
    first_job_id bigint not null,
    job_count integer not null,
    at bigint not null,
    primary key (submitter, idempotency_key)
);

-- Jobs whose retry waits for its time: queued, yet in no queue.
create table retries (
    job_id bigint primary key,
    due_at bigint not null
);
create index retries_due on retries (due_at);

create table testboxes (
    name text collate "C" primary key,
    arch text,
    wtmp_state text,
    ip text,
    ssh_port integer,
    seen_at bigint
) with (fillfactor = 70);
create table testbox_macs (
    mac text primary key,
    name text collate "C" not null
);
create index testbox_macs_name on testbox_macs (name);
create table testbox_queues (
    name text collate "C" not null,
    position integer not null,
    queue text collate "C" not null,
    primary key (name, position)
);
create index testbox_queues_queue on testbox_queues (queue, name);
create table unknown_boxes (
    mac text collate "C" primary key,
    first_seen_at bigint not null,
    seen_at bigint not null,
    ip text
);

-- The order of their list, and of forgetting.
create index unknown_boxes_seen on unknown_boxes (seen_at, mac);

create table logs (
    job_id bigint not null,
    attempt integer not null,
    stream text not null,
    size bigint not null check (size >= 0),
    primary key (job_id, attempt, stream)
) with (fillfactor = 70);
create table artifacts (
    job_id bigint not null,
    attempt integer not null,
    path text collate "C" not null,
    size bigint not null check (size >= 0),
    sha256 text not null,
    primary key (job_id, attempt, path)
);
create table metrics (
    job_id bigint not null,
    attempt integer not null,
    position integer not null,
    name text not null,
    value double precision not null,
    unit text,
    primary key (job_id, attempt, position)
);
create table test_results (
    job_id bigint not null,
    attempt integer not null,
    position integer not null,
    name text not null,
    outcome text not null check (outcome in ('unknown', 'passed', 'failed', 'skipped')),
    message text,
    duration bigint,
    primary key (job_id, attempt, position)
);
create table extraction_problems (
    job_id bigint not null,
    attempt integer not null,
    position integer not null,
    problem text not null,
    primary key (job_id, attempt, position)
);
create table extract_queue (
    job_id bigint not null,
    attempt integer not null,
    queued_at bigint not null,
    primary key (job_id, attempt)
);
create index extract_queue_order on extract_queue (queued_at, job_id);
