-- oldest binary: 3
-- What shows an app is a file below the folder of results; what was stored before stays in app_meta_files.

create table app_files (
    namespace text not null,
    repository text not null,
    version_key text not null,
    file_name text not null,
    -- The file's own name in the folder: no two have ever had the same.
    path text not null unique,
    size integer not null,
    -- Of the content, hex.
    sha256 text not null,
    primary key (namespace, repository, version_key, file_name)
) strict;

-- Lists look for names and owners without reading the specs.
create index apps_names on apps (namespace, repository, version_key, owner);
create index apps_newest on apps (namespace, repository, created_at, version_key);
