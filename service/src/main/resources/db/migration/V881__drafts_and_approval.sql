-- Office work (docs/office-work.md): reasons with codes, versions that supersede, drafts, and documents that a second person approves.

-- Why a status changed, by the published list, and which version took a document's place; null in what was recorded before.
alter table status_change
    add column reason_code       text,
    add column successor_version integer check (successor_version > 1);
comment on column status_change.reason is 'the authority''s own words; may be empty';
comment on column status_change.successor is 'credential id of the first copy of the version that took its place';

-- The versions of a document share its key, and a file that stays with the next version is not stored twice.
drop index attachment_by_storage_key;
create index attachment_by_storage_key on attachment (storage_key) where storage_key is not null;

-- SUBMITTED: the exact bytes are frozen and nothing is signed; only an approval makes an intent of it.
alter table document drop constraint document_state_check,
    add constraint document_state_check check (state in ('SUBMITTED', 'INTENDED', 'ISSUED', 'VOIDED', 'ERASED'));
alter table copy drop constraint copy_state_check,
    add constraint copy_state_check check (state in ('SUBMITTED', 'INTENDED', 'ISSUED', 'VOIDED', 'ERASED')),
    add column submitted boolean not null default false;    -- came by a submission, so that it needs an approval

-- What somebody submitted for approval: never changes, is approved once or not at all.
create table submission (
    copy_id           uuid primary key references copy,
    authority         text not null references authority,
    document_id       uuid not null,
    document_version  integer not null,
    type              text not null,
    type_version      integer not null,
    digest            sha256_digest not null,               -- of all unsigned bytes and the type version
    frozen            bytea,                                -- encrypted with the document's key; forgotten when it is decided
    contributors      jsonb not null,                       -- [{"issuer", "subject"}]: who wrote what was submitted
    submitter_issuer  text not null,
    submitter_subject text not null,
    submitted_at      timestamptz not null,
    state             text not null default 'SUBMITTED'
        check (state in ('SUBMITTED', 'APPROVING', 'APPROVED', 'REJECTED', 'WITHDRAWN', 'INTERRUPTED')),
    decider_issuer    text,
    decider_subject   text,
    decided_at        timestamptz,
    check ((frozen is not null) = (state in ('SUBMITTED', 'APPROVING'))),
    constraint approved_by_somebody check (state not in ('APPROVING', 'APPROVED') or decider_issuer is not null),
    constraint approved_by_nobody_who_wrote_it check (state not in ('APPROVING', 'APPROVED')
        or not contributors @> jsonb_build_array(jsonb_build_object('issuer', decider_issuer, 'subject', decider_subject)))
);

create trigger submission_stays_what_was_seen before update on submission for each row
    when (new.copy_id <> old.copy_id or new.authority <> old.authority or new.digest <> old.digest or new.type <> old.type
          or new.type_version <> old.type_version or new.contributors <> old.contributors
          or new.document_id <> old.document_id or new.document_version <> old.document_version
          or old.state in ('APPROVED', 'REJECTED', 'WITHDRAWN', 'INTERRUPTED'))
    execute function refuse('a submission stays what was seen, and is decided once');
create trigger submission_stays before delete on submission for each row execute function refuse('a submission stays');

-- Asked at the end of the transaction: what was submitted is issued with an approval or not at all.
create function issued_was_approved() returns trigger language plpgsql as $$
begin
    if not exists (select from submission where copy_id = new.id and state = 'APPROVED') then
        raise exception 'a document that needs an approval was not approved' using errcode = 'check_violation';
    end if;
    return null;
end $$;
create constraint trigger submitted_copy_was_approved after update on copy deferrable initially deferred for each row
    when (new.submitted and new.state = 'ISSUED' and old.state <> 'ISSUED') execute function issued_was_approved();

-- What clerks write before anything is prepared.
create table draft (
    id              uuid primary key,
    seq             bigint generated always as identity unique,
    authority       text not null references authority,
    document_id     uuid not null,                          -- the document's id from the beginning
    amends_version  integer,                                -- the version that this one takes the place of
    type            text not null,
    revision        integer not null default 1,             -- grows with every step; the ETag
    content         bytea,                                  -- encrypted with the document's key; forgotten when it is issued
    files           text[] not null,                        -- names of uploaded files in the storage
    comment         bytea,                                  -- why it was given back, encrypted
    creator_issuer  text not null,
    creator_subject text not null,
    created_at      timestamptz not null,
    edited_at       timestamptz not null,
    copy_id         uuid references copy,                   -- what was prepared from it last; its state says how far it got
    finished_at     timestamptz,
    check ((content is null) = (finished_at is not null))
);

create index draft_page on draft (authority, seq desc) where finished_at is null;
-- Two drafts of one document would not know of each other.
create unique index draft_of_document on draft (document_id) where finished_at is null;

-- Everybody who wrote in a draft: none of them approves it.
create table draft_edit (
    draft_id uuid not null references draft on delete cascade,
    revision integer not null,
    issuer   text not null,
    subject  text not null,
    machine  boolean not null,
    at       timestamptz not null,
    primary key (draft_id, revision)
);

-- Who sent a request that waits, so that a draft that comes of it has an author; null in what came before.
alter table waiting_request
    add column issuer  text,
    add column subject text,
    add column machine boolean;

-- Whatever the view knows already stays in it.
do $$
begin
    execute 'create or replace view stored_file as ' || rtrim(pg_get_viewdef('stored_file'::regclass), ';')
        || ' union all select unnest(files) from draft where finished_at is null';
end $$;
