-- Stores a version of an app, in place of an older one; whether it may was read in the same transaction.
insert into apps (
    namespace, repository, version_key, spec, meta_files, owner, is_frozen, created_at, changed_at
)
values (
    @namespace, @repository, @version_key, @spec, @meta_files, @owner, @is_frozen, @now, @now
)
on conflict (namespace, repository, version_key) do update
set spec = excluded.spec,
    meta_files = excluded.meta_files,
    owner = excluded.owner,
    is_frozen = excluded.is_frozen,
    created_at = excluded.created_at,
    changed_at = excluded.changed_at
