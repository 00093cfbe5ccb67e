-- oldest binary: 3
-- Builds and profiles of apps; the conventions are those of 0002.

-- All versions of an app share its numbers, and none is given twice.
create table app_build_numbers (
    app_namespace text collate "C" not null,
    app_name text collate "C" not null,
    last_number bigint not null,
    primary key (app_namespace, app_name)
);

create table app_builds (
    app_namespace text collate "C" not null,
    app_name text collate "C" not null,
    number bigint not null,
    version text collate "C" not null,
    kind text collate "C" not null check (kind = 'build' or kind = 'profile'),
    state text collate "C" not null check (
        state = 'starting' or state = 'building' or state = 'joining' or state = 'profiling' or state = 'finished'),
    result text collate "C" check (result = 'success' or result = 'failure'),
    problem text collate "C",
    -- What was asked, as JSON: the app may change meanwhile.
    plan text collate "C" not null,
    revision bigint not null,
    started_at bigint not null,
    finished_at bigint,
    primary key (app_namespace, app_name, number),
    check ((state = 'finished') = (finished_at is not null)),
    check ((result is null) = (finished_at is null))
);
create index app_builds_version on app_builds (app_namespace, app_name, version, kind, number);
create index app_builds_open on app_builds (started_at) where finished_at is null;

-- The jobs that the steps of a build have queued.
create table app_build_jobs (
    app_namespace text collate "C" not null,
    app_name text collate "C" not null,
    number bigint not null,
    job_id bigint not null,
    role text collate "C" not null check (role = 'image' or role = 'manifest' or role = 'profile'),
    -- The architecture of an image, the place of a target.
    label text collate "C" not null,
    primary key (app_namespace, app_name, number, job_id)
);

-- What profiles have measured, as JSON, and who has put a name to it.
create table app_profiles (
    app_namespace text collate "C" not null,
    app_name text collate "C" not null,
    number bigint not null,
    profile text collate "C" not null,
    measured_at bigint not null,
    certified_by text collate "C",
    note text collate "C",
    certified_at bigint,
    primary key (app_namespace, app_name, number),
    check ((certified_by is null) = (certified_at is null))
);

-- The numbers that a Jenkins has given, where one builds.
create table jenkins_builds (
    app_namespace text collate "C" not null,
    app_name text collate "C" not null,
    number bigint not null,
    version text collate "C" not null,
    requested_at bigint not null,
    primary key (app_namespace, app_name, number)
);
create index jenkins_builds_version on jenkins_builds (app_namespace, app_name, version, number);
