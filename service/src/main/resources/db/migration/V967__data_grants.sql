-- Who was let read streams that are not open, for what and until when (docs/sensors.md, "Letting others read"). No token in clear.

create table data_grant (
    id              uuid primary key,
    seq             bigint generated always as identity unique,
    authority       text not null references authority,
    party           text not null,                          -- as the authority calls whom it lets read
    purpose         text not null,
    account_issuer  text,                                   -- the login that may read; else whoever has the token
    account_subject text,
    token_hash      sha256_digest unique,
    all_devices     boolean not null,                       -- those that come later, too; never vehicles
    valid_until     timestamptz not null,
    created_by      text not null,
    created_at      timestamptz not null,
    revoked_by      text,
    revoked_at      timestamptz,
    uses            bigint not null default 0,
    last_used_at    timestamptz,
    unique (authority, id),
    constraint an_account_or_a_token check ((account_issuer is null) = (account_subject is null)
                                            and (account_issuer is null) <> (token_hash is null)),
    check ((revoked_at is null) = (revoked_by is null))
);

create index data_grant_of_account on data_grant (account_issuer, account_subject) where account_issuer is not null;

create table data_grant_device (
    data_grant uuid not null,
    authority  text not null,
    device     uuid not null,
    primary key (data_grant, device),
    foreign key (authority, data_grant) references data_grant (authority, id),
    foreign key (authority, device) references device (authority, id)
);

create trigger data_grant_stays before update on data_grant for each row
    when (new.authority <> old.authority or new.party <> old.party or new.purpose <> old.purpose or new.all_devices <> old.all_devices
          or new.valid_until <> old.valid_until or new.token_hash is distinct from old.token_hash
          or new.account_issuer is distinct from old.account_issuer or new.account_subject is distinct from old.account_subject
          or (old.revoked_at is not null and new.revoked_at is distinct from old.revoked_at) or new.uses < old.uses)
    execute function refuse('a data grant is revoked, not changed');
create trigger data_grant_is_kept before delete on data_grant for each row execute function refuse('a data grant is revoked, not deleted');
