-- oldest binary: 3
-- One-time tokens that an operator of the machine has asked for are taken also where there is an admin.
alter table setup_tokens add column is_asked bigint not null default 0;
