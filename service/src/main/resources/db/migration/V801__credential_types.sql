-- Each version of each credential type that was ever in force, exactly as it was written (docs/credential-types.md). The newest one
-- holds; the others explain the documents that were issued under them.
create table credential_type (
    seq              bigint generated always as identity unique,
    name             text not null check (name ~ '^[a-z][a-z0-9-]{1,62}$'),
    version          integer not null check (version >= 1),
    authority        text references authority,             -- whose type it is; null: a file that all authorities share
    file             bytea not null,
    digest           sha256_digest not null,
    approval         text not null check (approval in ('none', 'four-eyes')),
    author_issuer    text,                                  -- the login that wrote it; null: the file was there at the start
    author_subject   text,
    agreement        uuid,                                  -- by which a change of the approval rule was agreed; asked below
    in_force_since   timestamptz not null,
    primary key (name, version),
    check (digest = sha256(file)),
    check ((author_issuer is null) = (author_subject is null))
);

-- What was written and waits for a second person. It may wait, be declined and be written again.
create table credential_type_proposal (
    authority        text not null references authority,
    name             text not null,
    version          integer not null,
    file             bytea not null,
    digest           sha256_digest not null,
    author_issuer    text not null,
    author_subject   text not null,
    proposed_at      timestamptz not null,
    primary key (authority, name, version, digest),
    check (digest = sha256(file))
);

create trigger credential_type_stays_as_it_was before update or delete on credential_type
    for each row execute function refuse('a version of a type stays as it was in force');
create trigger credential_type_proposal_stays before update or delete on credential_type_proposal
    for each row execute function refuse('what was proposed stays as it was proposed');

-- Versions follow each other, a type keeps its owner, and nobody alone changes who must approve: a person needs an agreement of two,
-- and a file may only ask for more.
create function continue_type() returns trigger language plpgsql as $$
declare
    former record;
begin
    select * into former from credential_type where name = new.name order by version desc limit 1;
    if not found then
        return new;
    end if;
    if new.version <= former.version then
        raise exception using errcode = 'integrity_constraint_violation',
            message = 'credential_type: version ' || new.version || ' does not follow version ' || former.version;
    end if;
    if former.authority is not null and new.authority is distinct from former.authority then
        raise exception using errcode = 'integrity_constraint_violation',
            message = 'credential_type: a type keeps its authority';
    end if;
    if new.approval <> former.approval and not (new.author_issuer is null and new.approval = 'four-eyes')
       and not exists (select from agreement where id = new.agreement and state = 'AGREED' and kind = 'type-approval'
                          and payload ->> 'sha256' = encode(new.digest, 'hex')) then
        raise exception using errcode = 'integrity_constraint_violation',
            message = 'credential_type: a change of the approval rule needs two persons';
    end if;
    return new;
end $$;

create trigger credential_type_continues before insert on credential_type for each row execute function continue_type();

-- Under which version of its type a document was issued; unknown for documents from before there were versions.
alter table document
    add column type_version integer check (type_version >= 1);
