-- oldest binary: 3
-- The app registry; the conventions are those of 0002. Names of namespaces and repositories are lower case.

create table app_namespaces (
    name text primary key,
    owner text not null,
    created_at integer not null
) strict;

create table app_repositories (
    namespace text not null,
    name text not null,
    owner text not null,
    created_at integer not null,
    primary key (namespace, name)
) strict;

-- One version each. Versions are compared in lower case; the spec has the version as it was given.
create table apps (
    namespace text not null,
    repository text not null,
    version_key text not null,
    -- JSON, which does not change: as submitted, with its defaults.
    spec text not null,
    -- JSON: names and kinds of the rows of app_meta_files, for lists.
    meta_files text not null,
    owner text not null,
    is_frozen integer not null check (is_frozen between 0 and 1),
    created_at integer not null,
    changed_at integer not null,
    primary key (namespace, repository, version_key)
) strict;

-- An empty repository means a permission on the namespace. The group AllUsers can only have read.
create table app_permissions (
    namespace text not null,
    repository text not null,
    grantee_kind text not null check (grantee_kind = 'user' or grantee_kind = 'group'),
    grantee text not null,
    permission text not null check (
        permission = 'read' or permission = 'write' or permission = 'read_acp' or permission = 'write_acp'
        or permission = 'full_control'),
    primary key (namespace, repository, grantee_kind, grantee, permission),
    check (grantee_kind = 'user' or permission = 'read')
) strict;
create index app_permissions_grantee on app_permissions (grantee, namespace, repository);

-- What shows an app: pictures and a description, as base64.
create table app_meta_files (
    namespace text not null,
    repository text not null,
    version_key text not null,
    file_name text not null,
    content text not null,
    primary key (namespace, repository, version_key, file_name)
) strict;
