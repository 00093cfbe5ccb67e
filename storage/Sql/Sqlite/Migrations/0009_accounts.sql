-- oldest binary: 3
-- Who may do what, who did what, and the secrets of jobs; the conventions are those of 0002.

create table accounts (
    name text primary key,
    -- What old clients call themselves.
    email text unique,
    full_name text,
    role text not null check (
        role = 'viewer' or role = 'submitter' or role = 'operator' or role = 'admin' or role = 'box'),
    created_at integer not null,
    disabled_at integer
) strict;

-- Tokens are kept as their SHA-256 in hex.
create table account_tokens (
    id integer primary key,
    account text not null,
    token_hash text not null unique,
    prefix text not null,
    note text,
    created_at integer not null,
    expires_at integer,
    revoked_at integer
) strict;
create index account_tokens_account on account_tokens (account, id);

-- One-time tokens that make the first admin.
create table setup_tokens (
    token_hash text primary key,
    created_at integer not null
) strict;

create table audit_log (
    id integer primary key,
    at integer not null,
    account text,
    address text,
    action text not null,
    target text not null,
    detail text
) strict;
create index audit_log_account on audit_log (account, id);
create index audit_log_at on audit_log (at);

-- Secrets of jobs that have not ended; they go with the end of their job.
create table job_secrets (
    job_id integer not null,
    name text not null,
    value text not null,
    primary key (job_id, name)
) strict;
