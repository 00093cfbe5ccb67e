-- oldest binary: 3
-- What shows an app is a file below the folder of results; what was stored before stays in app_meta_files.

create table app_files (
    namespace text collate "C" not null,
    repository text collate "C" not null,
    version_key text collate "C" not null,
    file_name text collate "C" not null,
    -- The file's own name in the folder: no two have ever had the same.
    path text collate "C" not null unique,
    size bigint not null,
    -- Of the content, hex.
    sha256 text collate "C" not null,
    primary key (namespace, repository, version_key, file_name)
);

-- Lists look for names and owners without reading the specs.
create index apps_names on apps (namespace, repository, version_key, owner);
create index apps_newest on apps (namespace, repository, created_at, version_key);
