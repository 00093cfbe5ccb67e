-- The list of migrations that were applied.
create table if not exists migrations (
    version bigint primary key,
    name text not null,
    applied_at bigint not null,
    -- The oldest binary, named by its newest migration, that works with the schema from here on.
    oldest_binary bigint not null
)
