-- oldest binary: 3
-- What people write down about boxes; the conventions are those of 0002.

create table testbox_notes (
    -- Given by who writes it, so that a call that is repeated is one note.
    id text primary key,
    testbox text not null,
    written_at integer not null,
    written_by text not null,
    content text not null
) strict;
create index testbox_notes_testbox on testbox_notes (testbox, written_at);
