-- The schema of the foundation. Every row that belongs to an authority says so. What must never happen to the log is
-- refused here, by the database itself, whoever asks: docs/adr/0601-the-database-refuses-a-broken-log.md.
-- Points in time are timestamptz; SHA-256 digests are bytea of 32 bytes.

create domain sha256_digest as bytea check (octet_length(value) = 32);

-- Authorities and their keys ---------------------------------------------------------------------------------------

create table authority (
    slug       text primary key check (slug ~ '^[a-z0-9][a-z0-9-]{0,62}$'),
    issuer     text not null unique,                        -- iss, a URI
    name       text not null,
    created_at timestamptz not null default now()
);

create table issuer_key (
    authority   text not null references authority,
    thumbprint  sha256_digest not null,                     -- SHA-256 of the DER SubjectPublicKeyInfo
    purpose     text not null check (purpose in ('CREDENTIAL', 'SEAL', 'STATUS')),
    spki        bytea not null,
    certificate bytea not null,                             -- DER, self-signed leaf for x5c
    first_used  timestamptz not null default now(),
    primary key (authority, purpose, thumbprint)
);

-- The log ----------------------------------------------------------------------------------------------------------

create table log (
    id     integer generated always as identity primary key,
    origin text not null unique,
    size   bigint not null default 0 check (size >= 0)      -- entries with an index; kept by a trigger
);

-- Who may sequence. Each transaction of the sequencer locks this row and finds itself in it, or does nothing.
create table sequencer_lease (
    log_id     integer primary key references log,
    holder     uuid not null,
    expires_at timestamptz not null
);

-- The row is the outbox: a commit with a row is the promise that the entry will be anchored.
create table log_entry (
    id        bigint generated always as identity primary key,
    log_id    integer not null references log,
    idx       bigint check (idx >= 0),                      -- null until sequenced
    kind      smallint not null,
    entry     bytea not null check (octet_length(entry) between 2 and 65535),
    leaf_hash sha256_digest not null,
    unique (log_id, idx)
);

create index log_entry_waiting on log_entry (log_id, id) where idx is null;

create function refuse() returns trigger language plpgsql as $$
begin
    raise exception using errcode = 'integrity_constraint_violation', message = tg_table_name || ': ' || tg_argv[0];
end $$;

create trigger log_entry_starts_without_index before insert on log_entry for each row
    when (new.idx is not null) execute function refuse('an entry gets its index from the sequencer');
create trigger log_entry_is_immutable before update on log_entry for each row
    when (old.idx is not null or new.idx is null or new.id <> old.id or new.log_id <> old.log_id
          or new.kind <> old.kind or new.entry <> old.entry or new.leaf_hash <> old.leaf_hash)
    execute function refuse('an entry only ever gets its index, once');
create trigger log_entry_stays before delete on log_entry for each row execute function refuse('an entry stays');
create trigger log_entry_all_stay before truncate on log_entry execute function refuse('entries stay');

-- Indices continue where the log ends, without a gap: the statement that hands them out moves the log's size by exactly
-- as many as it gave, or fails.
create function continue_log() returns trigger language plpgsql as $$
declare
    given record;
begin
    for given in select log_id, min(idx) as first, max(idx) as last, count(*) as entries from sequenced group by log_id loop
        update log set size = size + given.entries
         where id = given.log_id and size = given.first and given.last = given.first + given.entries - 1;
        if not found then
            raise exception using errcode = 'integrity_constraint_violation',
                message = 'log_entry: indices ' || given.first || ' to ' || given.last || ' do not continue the log';
        end if;
    end loop;
    return null;
end $$;

create trigger log_entry_continues_log after update on log_entry
    referencing new table as sequenced for each statement execute function continue_log();

create trigger log_size_grows before update on log for each row
    when (new.size < old.size or new.origin <> old.origin) execute function refuse('a log never shrinks and keeps its name');

-- C2SP tlog-tiles: up to 256 hashes of one level. A full tile never changes, a partial one only grows.
create table tile (
    log_id     integer not null references log,
    level      smallint not null check (level between 0 and 7),
    tile_index bigint not null check (tile_index >= 0),
    width      smallint not null check (width between 1 and 256),
    hashes     bytea not null check (octet_length(hashes) = width * 32),
    primary key (log_id, level, tile_index)
);
alter table tile alter column hashes set storage external; -- hashes do not compress

create trigger tile_only_grows before update on tile for each row
    when (new.log_id <> old.log_id or new.level <> old.level or new.tile_index <> old.tile_index
          or new.width < old.width or substring(new.hashes for old.width * 32) <> old.hashes)
    execute function refuse('a tile only grows');
create trigger tile_stays before delete on tile for each row execute function refuse('a tile stays');

create table checkpoint (
    log_id       integer not null references log,
    tree_size    bigint not null check (tree_size > 0),
    root         sha256_digest not null,
    note         text not null,                             -- the signed note, exact text
    state        text not null check (state in ('PREPARED', 'SUBMITTED', 'ANCHORED', 'LOST')),
    chain_id     bigint,
    contract     text,                                      -- 0x and 40 digits
    tx_hash      text,                                      -- 0x and 64 digits, known before broadcasting
    tx_nonce     bigint,
    tx_raw       text,                                      -- the signed bytes: whoever resumes sends the same ones
    block_number bigint,
    block_hash   text,
    block_time   timestamptz,
    prepared_at  timestamptz not null default now(),
    primary key (log_id, tree_size),
    constraint submitted_has_transaction check (state = 'PREPARED'
        or (chain_id is not null and contract is not null and tx_hash is not null and tx_nonce is not null and tx_raw is not null)),
    constraint anchored_has_block check ((state in ('ANCHORED', 'LOST'))
        = (block_number is not null and block_hash is not null and block_time is not null))
);

-- One in flight.
create unique index checkpoint_in_flight on checkpoint (log_id) where state in ('PREPARED', 'SUBMITTED');
create index checkpoint_anchored on checkpoint (log_id, tree_size) where state = 'ANCHORED';

create trigger checkpoint_keeps_root before update on checkpoint for each row
    when (new.log_id <> old.log_id or new.tree_size <> old.tree_size or new.root <> old.root or new.note <> old.note)
    execute function refuse('a signed checkpoint never changes');
create trigger checkpoint_stays before delete on checkpoint for each row execute function refuse('a signed checkpoint stays');

-- The status list versions that a checkpoint's transaction carries.
create table checkpoint_status (
    log_id    integer not null,
    tree_size bigint not null,
    list_id   sha256_digest not null,                       -- SHA-256 of the list's URI
    version   bigint not null check (version > 0),
    digest    sha256_digest not null,                       -- SHA-256 of the uncompressed bits
    primary key (log_id, tree_size, list_id),
    foreign key (log_id, tree_size) references checkpoint
);

create index checkpoint_status_of_list on checkpoint_status (list_id, version);

-- Documents, their copies, their one status ------------------------------------------------------------------------

create table status_list (
    id          uuid primary key,
    authority   text not null references authority,
    uri         text not null unique,
    capacity    integer not null check (capacity between 1 and 131072),
    bits        bytea not null,                             -- 2 bits an entry, uncompressed
    version     bigint not null default 0,
    created_at  timestamptz not null default now()
);

create table status_entry (
    list_id uuid not null references status_list,
    idx     integer not null check (idx >= 0),
    status  smallint not null default 0 check (status between 0 and 3),
    primary key (list_id, idx)
);

create table document (
    id             uuid not null,
    version        integer not null check (version >= 1),
    authority      text not null references authority,
    type           text not null,                           -- vct, a URI
    state          text not null check (state in ('INTENDED', 'ISSUED', 'VOIDED')),
    status         smallint not null default 0 check (status between 0 and 3),
    valid_from     timestamptz,
    valid_until    timestamptz,
    created_at     timestamptz not null default now(),
    primary key (id, version)
);

create index document_by_authority on document (authority, created_at desc, id);

-- One document, many copies: each has its own status entry and its own log entry; all share the document's status.
create table copy (
    id               uuid primary key,                      -- the credential's id
    document_id      uuid not null,
    document_version integer not null,
    authority        text not null references authority,
    state            text not null check (state in ('INTENDED', 'ISSUED', 'VOIDED')),
    status_list_id   uuid not null,
    status_idx       integer not null,
    unsigned         bytea,                                 -- what was about to be signed
    credential       text,                                  -- SD-JWT VC, exact text
    credential_hash  sha256_digest,                         -- of the issuer-signed JWT
    seal             bytea,
    seal_hash        sha256_digest,
    payload          bytea,
    salt             bytea check (octet_length(salt) = 16), -- erased with the document: the commitment stays closed
    entry_id         bigint references log_entry,
    created_at       timestamptz not null default now(),
    foreign key (document_id, document_version) references document,
    foreign key (status_list_id, status_idx) references status_entry,
    unique (status_list_id, status_idx),
    constraint issued_is_logged check (state <> 'ISSUED' or entry_id is not null)
);

create index copy_of_document on copy (document_id, document_version);
create index copy_by_credential_hash on copy (credential_hash);
create index copy_by_seal_hash on copy (seal_hash);
create index copy_intended on copy (created_at) where state = 'INTENDED';

create table attachment (
    document_id      uuid not null,
    document_version integer not null,
    sha256           sha256_digest not null,
    authority        text not null references authority,
    name             text not null,
    media_type       text not null,
    size             bigint not null check (size >= 0),
    storage_key      text,                                  -- null: bound by its hash, not stored
    primary key (document_id, document_version, sha256),
    foreign key (document_id, document_version) references document
);

create index attachment_by_hash on attachment (sha256);

create table status_change (
    id               uuid primary key,
    document_id      uuid not null,
    document_version integer not null,
    authority        text not null references authority,
    status           smallint not null check (status between 0 and 3),
    reason           text not null,
    effective_at     timestamptz not null,                  -- a withdrawal may reach back, a revocation does not
    recorded_at      timestamptz not null default now(),
    successor        uuid,
    payload          bytea not null,
    salt             bytea not null check (octet_length(salt) = 16),
    entry_id         bigint not null references log_entry,
    foreign key (document_id, document_version) references document
);

create index status_change_of_document on status_change (document_id, document_version, recorded_at);

-- Requests and audit -----------------------------------------------------------------------------------------------

create table idempotency_request (
    authority    text not null references authority,
    key          text not null check (length(key) between 1 and 255),
    request_hash sha256_digest not null,
    status       integer,                                   -- null while the request is being worked on
    response     bytea,
    created_at   timestamptz not null default now(),
    primary key (authority, key)
);

create table audit_event (
    id        bigint generated always as identity primary key,
    at        timestamptz not null,
    kind      text not null,
    authority text,
    details   jsonb not null                                -- never claims, never secrets
);

create index audit_event_by_time on audit_event (at);
create trigger audit_event_is_immutable before update or delete on audit_event
    for each row execute function refuse('an audit event stays as it is');
