-- PDF files: signed once for a copy, kept encrypted under the document's key, the same bytes ever after; a timestamp may be
-- appended when the timestamping authority answers again.

alter table issuer_key drop constraint issuer_key_purpose_check;
alter table issuer_key add constraint issuer_key_purpose_check check (purpose in ('CREDENTIAL', 'SEAL', 'STATUS', 'DOCUMENT'));

create table pdf_file (
    copy_id       uuid primary key references copy,
    document_id   uuid not null,
    authority     text not null references authority,
    storage_key   text not null unique,
    size          bigint not null check (size > 0),
    sha256        sha256_digest not null,                    -- of the whole file as it is handed out now
    signed_range  sha256_digest not null,                    -- of the bytes the signature covers
    state         text not null check (state in ('SIGNED', 'TIMESTAMP_PENDING', 'TIMESTAMPED')),
    payload       bytea not null,                            -- what the log entry commits to
    salt          bytea not null check (octet_length(salt) = 16),
    entry_id      bigint not null references log_entry,
    made_at       timestamptz not null,
    timestamped_at timestamptz
);

create index pdf_file_pending on pdf_file (made_at) where state = 'TIMESTAMP_PENDING';
create index pdf_file_of_document on pdf_file (document_id);
create index pdf_file_by_range on pdf_file (signed_range);

-- Files in the storage that somebody refers to, by name; all others are of uploads that were cut off or refused.
create or replace view stored_file as
    select storage_key from attachment where storage_key is not null
    union all
    select unnest(files) from waiting_request where state = 'WAITING'
    union all
    select storage_key from pdf_file;
