-- oldest binary: 3
-- What people write down about boxes; the conventions are those of 0002.

create table testbox_notes (
    -- Given by who writes it, so that a call that is repeated is one note.
    id text collate "C" primary key,
    testbox text collate "C" not null,
    written_at bigint not null,
    written_by text collate "C" not null,
    content text collate "C" not null
);
create index testbox_notes_testbox on testbox_notes (testbox, written_at);
