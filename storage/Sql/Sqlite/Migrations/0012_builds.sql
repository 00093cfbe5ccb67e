-- oldest binary: 3
-- Builds and profiles of apps; the conventions are those of 0002.

-- All versions of an app share its numbers, and none is given twice.
create table app_build_numbers (
    app_namespace text not null,
    app_name text not null,
    last_number integer not null,
    primary key (app_namespace, app_name)
) strict;

create table app_builds (
    app_namespace text not null,
    app_name text not null,
    number integer not null,
    version text not null,
    kind text not null check (kind = 'build' or kind = 'profile'),
    state text not null check (
        state = 'starting' or state = 'building' or state = 'joining' or state = 'profiling' or state = 'finished'),
    result text check (result = 'success' or result = 'failure'),
    problem text,
    -- What was asked, as JSON: the app may change meanwhile.
    plan text not null,
    revision integer not null,
    started_at integer not null,
    finished_at integer,
    primary key (app_namespace, app_name, number),
    check ((state = 'finished') = (finished_at is not null)),
    check ((result is null) = (finished_at is null))
) strict;
create index app_builds_version on app_builds (app_namespace, app_name, version, kind, number);
create index app_builds_open on app_builds (started_at) where finished_at is null;

-- The jobs that the steps of a build have queued.
create table app_build_jobs (
    app_namespace text not null,
    app_name text not null,
    number integer not null,
    job_id integer not null,
    role text not null check (role = 'image' or role = 'manifest' or role = 'profile'),
    -- The architecture of an image, the place of a target.
    label text not null,
    primary key (app_namespace, app_name, number, job_id)
) strict;

-- What profiles have measured, as JSON, and who has put a name to it.
create table app_profiles (
    app_namespace text not null,
    app_name text not null,
    number integer not null,
    profile text not null,
    measured_at integer not null,
    certified_by text,
    note text,
    certified_at integer,
    primary key (app_namespace, app_name, number),
    check ((certified_by is null) = (certified_at is null))
) strict;

-- The numbers that a Jenkins has given, where one builds.
create table jenkins_builds (
    app_namespace text not null,
    app_name text not null,
    number integer not null,
    version text not null,
    requested_at integer not null,
    primary key (app_namespace, app_name, number)
) strict;
create index jenkins_builds_version on jenkins_builds (app_namespace, app_name, version, number);
