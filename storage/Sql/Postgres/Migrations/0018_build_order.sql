-- oldest binary: 3
-- Builds of one version go one after another, and a build is found by its jobs.
create index app_builds_of_version on app_builds (app_namespace, app_name, version, number);
create index app_builds_open_of_version on app_builds (app_namespace, app_name, version, number)
    where finished_at is null;
create index app_build_jobs_job on app_build_jobs (job_id);

-- Jobs of builds that lost their app before they were over, until they are cancelled.
create table app_build_orphans (
    job_id bigint not null,
    primary key (job_id)
);
