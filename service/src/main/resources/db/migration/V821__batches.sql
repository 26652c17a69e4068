-- Uploads of many rows (docs/batches.md). The rows themselves lie encrypted in the storage; here is what became of them.

create table batch (
    id           uuid primary key,                          -- also names the key of its upload in document_key
    seq          bigint generated always as identity unique,
    authority    text not null references authority,
    type         text not null,                             -- the type's name
    format       text not null check (format in ('CSV', 'NDJSON')),
    key_column   text,                                      -- the authority's own key of a row, when there is one
    sha256       sha256_digest not null,                    -- of the uploaded bytes
    size         bigint not null check (size >= 0),
    storage_key  text,                                      -- null once the upload is forgotten
    created_by   text not null,
    state        text not null default 'UPLOADED' check (state in ('UPLOADED', 'RUNNING', 'PAUSED', 'CANCELLED', 'FINISHED')),
    note         text,                                      -- why it waits or was paused
    total        integer not null check (total > 0),
    next_row     integer not null default 1,                -- rows before it are decided
    issued       integer not null default 0,
    present      integer not null default 0,
    refused      integer not null default 0,
    rate         real,                                      -- rows a second, lately
    lease_holder uuid,
    lease_until  timestamptz,
    not_before   timestamptz not null default now(),        -- no try before
    created_at   timestamptz not null default now(),
    started_at   timestamptz,
    finished_at  timestamptz,
    check (issued + present + refused = next_row - 1),
    check (next_row <= total + 1),
    check (state <> 'FINISHED' or next_row = total + 1)
);

-- The same bytes again are the same batch, unless nothing ever came of it.
create unique index batch_upload on batch (authority, type, sha256) where state <> 'CANCELLED' or issued > 0;
create index batch_of_authority on batch (authority, seq desc);
create index batch_to_do on batch (not_before, seq) where state = 'RUNNING';
create index batch_to_forget on batch (finished_at) where storage_key is not null;

create table batch_row (
    batch_id      uuid not null references batch,
    row_no        integer not null check (row_no > 0),
    outcome       text not null check (outcome in ('ISSUED', 'PRESENT', 'REFUSED')),
    document_id   uuid,
    credential_id uuid,
    key_hash      bytea check (octet_length(key_hash) = 16), -- HMAC of authority, type and own key
    reason        text,                                     -- names columns and rules, no claims
    primary key (batch_id, row_no),
    check ((outcome = 'REFUSED') = (reason is not null)),
    check ((outcome = 'REFUSED') = (document_id is null and credential_id is null))
);

-- An own key is issued once, whatever file it comes in.
create unique index batch_row_own_key on batch_row (key_hash) where outcome = 'ISSUED';

create or replace view stored_file as
    select storage_key from attachment where storage_key is not null
    union all
    select unnest(files) from waiting_request where state = 'WAITING'
    union all
    select storage_key from batch where storage_key is not null;
