-- Who was given access to which document, by whom, for what; what became of it. No claim, no key, no PIN in clear.

create table handover_grant (
    id               uuid primary key,
    document_id      uuid not null,
    document_version integer not null,
    copy_id          uuid not null references copy,
    authority        text not null references authority,
    issuer_jws       sha256_digest not null,                -- of the copy that is handed over
    recipient        text not null check (recipient in ('BEARER', 'MAIL', 'ACCOUNT')),
    recipient_name   text not null,
    account_issuer   text,
    account_subject  text,
    purpose          text not null,
    claims           text[] not null,                       -- names of the claims that are disclosed
    presentation     sha256_digest not null,                -- of the SD-JWT text that is handed over
    granted_by       text not null check (granted_by in ('AUTHORITY', 'HOLDER')),
    created_at       timestamptz not null,
    valid_until      timestamptz not null,
    views_allowed    integer not null check (views_allowed >= 1),
    views            integer not null default 0,
    pin_failures     integer not null default 0,
    refusals         integer not null default 0,
    token_hash       sha256_digest unique,                  -- of the access token that the link leads to
    pin_salt         bytea check (octet_length(pin_salt) = 16),
    pin_hash         sha256_digest,                         -- Argon2id of PIN and address, keyed
    ended_at         timestamptz,
    ended_by         text check (ended_by in ('VIEWS', 'TIME', 'WITHDRAWAL')),
    foreign key (document_id, document_version) references document,
    constraint never_more_views_than_granted check (views between 0 and views_allowed),
    constraint an_account_or_a_link check ((recipient = 'ACCOUNT') = (account_issuer is not null and account_subject is not null)
                                           and (recipient = 'ACCOUNT') = (token_hash is null)
                                           and (token_hash is null) = (pin_hash is null)),
    check ((ended_at is null) = (ended_by is null))
);

create index handover_grant_of_document on handover_grant (document_id, created_at desc);
create index handover_grant_of_account on handover_grant (account_issuer, account_subject) where recipient = 'ACCOUNT';
create index handover_grant_open on handover_grant (valid_until) where ended_at is null;

-- The grant's content key, wrapped; gone once nothing may be handed over any more.
create table handover_key (
    grant_id     uuid primary key references handover_grant on delete cascade,
    wrapped      bytea not null,
    presentation bytea not null                             -- encrypted with the content key
);

-- Files encrypted for one grant.
create table handover_file (
    grant_id    uuid not null references handover_grant on delete cascade,
    sha256      sha256_digest not null,                     -- of the plain bytes
    name        text not null,
    media_type  text not null,
    size        bigint not null,
    storage_key text not null unique,
    primary key (grant_id, sha256)
);

-- What happened to a grant; each has its entry in the log.
create table handover_event (
    grant_id   uuid not null references handover_grant on delete cascade,
    number     integer not null check (number >= 1),
    kind       text not null check (kind in ('GRANTED', 'VIEWED', 'REFUSED', 'WITHDRAWN', 'EXPIRED')),
    at         timestamptz not null,
    reason     text,
    payload    bytea not null,
    salt       bytea not null check (octet_length(salt) = 16),
    commitment sha256_digest not null,
    entry_id   bigint not null references log_entry,
    view_hash  sha256_digest unique,                        -- of the secret that fetches a view's files and receipt
    primary key (grant_id, number)
);

create trigger handover_event_is_immutable before update on handover_event
    for each row execute function refuse('a hand-over event stays as it is');

-- How a holder without a login reaches the own document.
create table handover_holder (
    document_id uuid primary key,
    copy_id     uuid not null references copy,
    authority   text not null references authority,
    token_hash  sha256_digest not null unique,
    created_at  timestamptz not null
);

-- Files of grants are files that somebody refers to, whoever else refers to files.
do $$
begin
    execute 'create or replace view stored_file as '
        || rtrim(pg_get_viewdef('stored_file'::regclass), ';')
        || ' union all select storage_key from handover_file';
end $$;
