-- oldest binary: 3
-- Who may do what, who did what, and the secrets of jobs; the conventions are those of 0002.

create table accounts (
    name text collate "C" primary key,
    -- What old clients call themselves.
    email text unique,
    full_name text,
    role text not null check (
        role = 'viewer' or role = 'submitter' or role = 'operator' or role = 'admin' or role = 'box'),
    created_at bigint not null,
    disabled_at bigint
);

-- Tokens are kept as their SHA-256 in hex.
create table account_tokens (
    id bigint generated always as identity primary key,
    account text collate "C" not null,
    token_hash text not null unique,
    prefix text not null,
    note text,
    created_at bigint not null,
    expires_at bigint,
    revoked_at bigint
);
create index account_tokens_account on account_tokens (account, id);

-- One-time tokens that make the first admin.
create table setup_tokens (
    token_hash text primary key,
    created_at bigint not null
);

create table audit_log (
    id bigint generated always as identity primary key,
    at bigint not null,
    account text collate "C",
    address text,
    action text collate "C" not null,
    target text collate "C" not null,
    detail text
);
create index audit_log_account on audit_log (account, id);
create index audit_log_at on audit_log (at);

-- Secrets of jobs that have not ended; they go with the end of their job.
create table job_secrets (
    job_id bigint not null,
    name text collate "C" not null,
    value text not null,
    primary key (job_id, name)
);
