-- oldest binary: 3
-- The app registry; the conventions are those of 0002. Names of namespaces and repositories are lower case.

create table app_namespaces (
    name text collate "C" primary key,
    owner text collate "C" not null,
    created_at bigint not null
);

create table app_repositories (
    namespace text collate "C" not null,
    name text collate "C" not null,
    owner text collate "C" not null,
    created_at bigint not null,
    primary key (namespace, name)
);

-- One version each. Versions are compared in lower case; the spec has the version as it was given.
create table apps (
    namespace text collate "C" not null,
    repository text collate "C" not null,
    version_key text collate "C" not null,
    -- JSON, which does not change: as submitted, with its defaults.
    spec text not null,
    -- JSON: names and kinds of the rows of app_meta_files, for lists.
    meta_files text not null,
    owner text collate "C" not null,
    is_frozen bigint not null check (is_frozen between 0 and 1),
    created_at bigint not null,
    changed_at bigint not null,
    primary key (namespace, repository, version_key)
);

-- An empty repository means a permission on the namespace. The group AllUsers can only have read.
create table app_permissions (
    namespace text collate "C" not null,
    repository text collate "C" not null,
    grantee_kind text collate "C" not null check (grantee_kind = 'user' or grantee_kind = 'group'),
    grantee text collate "C" not null,
    permission text collate "C" not null check (
        permission = 'read' or permission = 'write' or permission = 'read_acp' or permission = 'write_acp'
        or permission = 'full_control'),
    primary key (namespace, repository, grantee_kind, grantee, permission),
    check (grantee_kind = 'user' or permission = 'read')
);
create index app_permissions_grantee on app_permissions (grantee, namespace, repository);

-- What shows an app: pictures and a description, as base64.
create table app_meta_files (
    namespace text collate "C" not null,
    repository text collate "C" not null,
    version_key text collate "C" not null,
    file_name text collate "C" not null,
    content text not null,
    primary key (namespace, repository, version_key, file_name)
);
