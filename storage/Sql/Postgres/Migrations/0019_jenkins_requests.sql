-- oldest binary: 3
-- Builds that a Jenkins was asked for; the conventions are those of 0002.

-- One an app: what Jenkins builds stands in the app's job, which each request sets anew.
create table jenkins_requests (
    app_namespace text collate "C" not null,
    app_name text collate "C" not null,
    version text collate "C" not null,
    id text collate "C" not null,
    -- In Jenkins' queue; null until Jenkins has told it.
    item bigint,
    requested_at bigint not null,
    -- Until then it is believed that Jenkins is being told.
    held_until bigint not null,
    primary key (app_namespace, app_name)
);

-- Numbers come again when a Jenkins is set up anew.
drop index jenkins_builds_version;
create index jenkins_builds_newest on jenkins_builds (app_namespace, app_name, version, requested_at, number);
