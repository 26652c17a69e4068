-- How documents are found (docs/adr/1022). Words of claims are here only as the first eight bytes of a keyed hash; erasing a document
-- deletes its entry.

create table search_entry (
    document_id      uuid not null,
    document_version integer not null,
    authority        text not null references authority,
    type             text not null,                         -- the type's name
    seq              bigint not null,                       -- place in the list, as document.seq
    status           smallint not null,
    issued_at        timestamptz not null,
    valid_from       timestamptz,
    valid_until      timestamptz,
    words            bigint[] not null,
    primary key (document_id, document_version)
);

create index search_entry_words on search_entry using gin (words);
create index search_entry_page on search_entry (authority, seq desc);
create index search_entry_type on search_entry (authority, type, seq desc);
create index search_entry_status on search_entry (authority, status, seq desc) where status <> 0;
create index search_entry_end on search_entry (authority, valid_until) where valid_until is not null;
create index search_entry_issued on search_entry (authority, issued_at);

-- Frequent beginnings of words are told from rare ones by statistics.
alter table search_entry alter column words set statistics 1000;

create index copy_by_entry on copy (entry_id);

-- Which uploads said what an erased document said.
create index batch_row_document on batch_row (document_id) where document_id is not null;
