-- oldest binary: 3
-- Removals in small transactions; the conventions are those of 0002.

-- Rows that follow a removal: the uploaded files of an attempt, or as attempt 0 the events, metrics and the like of a
-- job that is gone. Of a job there is one for a day later too, for events that were on their way.
create table job_removals (
    due_at bigint not null,
    job_id bigint not null,
    attempt integer not null,
    root text not null,
    primary key (due_at, job_id, attempt)
);
