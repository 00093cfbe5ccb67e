-- oldest binary: 2
-- All *_at columns are microseconds since the Unix epoch; spans are microseconds.
-- Checks are chains of `or`: for each `in` list of more than two SQLite fills a table at every row, at thrice the row's cost.
-- No foreign keys: every write is one of a few known statements, and a check a row would cost the hot path a look-up.

create table sequences (
    name text primary key,
    value integer not null
) strict;
insert into sequences (name, value) values ('job', 0), ('batch', 0);

create table jobs (
    id integer primary key,
    state text not null check (
        state = 'queued' or state = 'offered' or state = 'running' or state = 'post_run'
        or state = 'succeeded' or state = 'failed' or state = 'cancelled' or state = 'timed_out'
        or state = 'crashed' or state = 'abnormal' or state = 'lost'),
    -- The final state, null before: indexed in place of `state`, so that only the end of a job touches it.
    outcome text check (outcome = state),
    suite text not null,
    box_group text not null,
    testbox text not null,
    queue text not null,
    priority integer not null check (priority between -100 and 100),
    submitter text not null,
    run_timeout integer not null check (run_timeout >= 0),
    infra_retries integer not null check (infra_retries >= 0),
    infra_retries_used integer not null default 0,
    retries integer not null check (retries >= 0),
    retries_used integer not null default 0,
    attempt_count integer not null default 0 check (attempt_count >= 0),
    submitted_at integer not null,
    finished_at integer,
    extracted_at integer,
    health text,
    check ((finished_at is null) = (state = 'queued' or state = 'offered' or state = 'running' or state = 'post_run')),
    check ((outcome is null) = (finished_at is null))
) strict;
create index jobs_outcome on jobs (outcome, id) where outcome is not null;
-- Who waits or runs, by age: few, however many have ended.
create index jobs_open on jobs (id) where outcome is null;
create index jobs_suite on jobs (suite, id);
create index jobs_box_group on jobs (box_group, id);
create index jobs_testbox on jobs (testbox, id);
create index jobs_submitter on jobs (submitter, id);

-- Apart from jobs: a spec never changes, and a state change must not copy it.
create table job_specs (
    job_id integer primary key,
    spec text not null
) strict;

-- The jobs that wait, nothing else. Rows leave at the claim.
-- One tree, in the order of the lanes: neighbours in a lane share a page.
create table job_queue (
    queue text not null,
    priority integer not null,
    submitter text not null,
    job_id integer not null,
    primary key (queue, priority, submitter, job_id)
) strict, without rowid;

create table queue_lanes (
    queue text not null,
    priority integer not null,
    submitter text not null,
    queued_count integer not null default 0 check (queued_count >= 0),
    live_count integer not null default 0 check (live_count >= 0),
    weight real not null default 1 check (weight > 0),
    served_seq integer not null default 0,
    primary key (queue, priority, submitter)
) strict;
-- The order of choice.
create index queue_lanes_choice on queue_lanes (queue, priority desc, (live_count / weight), served_seq, submitter)
    where queued_count > 0;

create table queues (
    name text primary key,
    queued_count integer not null default 0 check (queued_count >= 0),
    live_count integer not null default 0 check (live_count >= 0)
) strict;

create table job_counts (
    state text primary key,
    job_count integer not null check (job_count >= 0)
) strict;
insert into job_counts (state, job_count) values ('queued', 0), ('offered', 0), ('running', 0), ('post_run', 0),
    ('succeeded', 0), ('failed', 0), ('cancelled', 0), ('timed_out', 0), ('crashed', 0), ('abnormal', 0), ('lost', 0);

create table attempts (
    job_id integer not null check (job_id > 0),
    number integer not null check (number >= 1),
    testbox text not null,
    state text not null check (
        state = 'offered' or state = 'running' or state = 'post_run'
        or state = 'succeeded' or state = 'failed' or state = 'cancelled' or state = 'timed_out'
        or state = 'crashed' or state = 'abnormal' or state = 'lost'),
    token text not null,
    address text not null,
    kind text not null check (kind = 'ipxe' or kind = 'grub' or kind = 'container' or kind = 'libvirt'),
    offered_at integer not null,
    started_at integer,
    post_run_at integer,
    ended_at integer,
    deadline_at integer not null check (deadline_at > 0),
    heartbeat_at integer,
    cancel_asked_at integer,
    cancel_reason text,
    verdict text check (
        verdict = 'succeeded' or verdict = 'failed' or verdict = 'cancelled' or verdict = 'timed_out'
        or verdict = 'crashed' or verdict = 'abnormal' or verdict = 'lost'),
    health text,
    end_reason text,
    version integer not null,
    primary key (job_id, number),
    check ((ended_at is null) = (state = 'offered' or state = 'running' or state = 'post_run')),
    check ((cancel_asked_at is null) = (cancel_reason is null))
) strict, without rowid;
-- One live attempt per job, one per box: what makes a double dispatch impossible. The terms on job_id and deadline_at, true of all rows,
-- keep a look-up by box off the other two indexes: planned while nothing is live, any of the three looks as good.
create unique index attempts_live_job on attempts (job_id) where ended_at is null and job_id > 0;
create unique index attempts_live_testbox on attempts (testbox) where ended_at is null;
create index attempts_live_deadline on attempts (deadline_at) where ended_at is null and deadline_at > 0;
create index attempts_testbox on attempts (testbox, offered_at, job_id);

create table attempt_values (
    job_id integer not null,
    attempt integer not null,
    name text not null,
    value text not null,
    primary key (job_id, attempt, name)
) strict;

-- One writer: ids become visible in order, and a position is an id.
create table job_events (
    id integer primary key,
    job_id integer,
    attempt integer,
    testbox text,
    kind text not null,
    at integer not null,
    data text
) strict;
create index job_events_job on job_events (job_id, id) where job_id is not null;

create table submissions (
    submitter text not null,
    idempotency_key text not null,
    body_hash text,
    first_job_id integer not null,
    job_count integer not null,
    at integer not null,
    primary key (submitter, idempotency_key)
) strict;

-- Jobs whose retry waits for its time: queued, yet in no queue.
create table retries (
    job_id integer primary key,
    due_at integer not null
) strict;
create index retries_due on retries (due_at);

create table testboxes (
    name text primary key,
    arch text,
    wtmp_state text,
    ip text,
    ssh_port integer,
    seen_at integer
) strict, without rowid;
create table testbox_macs (
    mac text primary key,
    name text not null
) strict, without rowid;
create index testbox_macs_name on testbox_macs (name, mac);
create table testbox_queues (
    name text not null,
    position integer not null,
    queue text not null,
    primary key (name, position)
) strict, without rowid;
create index testbox_queues_queue on testbox_queues (queue, name);
create table unknown_boxes (
    mac text primary key,
    first_seen_at integer not null,
    seen_at integer not null,
    ip text
) strict;

-- The order of their list, and of forgetting.
create index unknown_boxes_seen on unknown_boxes (seen_at, mac);

create table logs (
    job_id integer not null,
    attempt integer not null,
    stream text not null,
    size integer not null check (size >= 0),
    primary key (job_id, attempt, stream)
) strict;
create table artifacts (
    job_id integer not null,
    attempt integer not null,
    path text not null,
    size integer not null check (size >= 0),
    sha256 text not null,
    primary key (job_id, attempt, path)
) strict;
create table metrics (
    job_id integer not null,
    attempt integer not null,
    position integer not null,
    name text not null,
    value real not null,
    unit text,
    primary key (job_id, attempt, position)
) strict;
create table test_results (
    job_id integer not null,
    attempt integer not null,
    position integer not null,
    name text not null,
    outcome text not null check (
        outcome = 'unknown' or outcome = 'passed' or outcome = 'failed' or outcome = 'skipped'),
    message text,
    duration integer,
    primary key (job_id, attempt, position)
) strict;
create table extraction_problems (
    job_id integer not null,
    attempt integer not null,
    position integer not null,
    problem text not null,
    primary key (job_id, attempt, position)
) strict;
create table extract_queue (
    job_id integer not null,
    attempt integer not null,
    queued_at integer not null,
    primary key (job_id, attempt)
) strict;
create index extract_queue_order on extract_queue (queued_at, job_id);
