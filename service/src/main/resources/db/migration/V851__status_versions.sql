-- Every version of a status list, so that the bits of any day can be made again and shown to hash to what the chain recorded. What is
-- stored for a version is what changed in it; every 64th has its bits whole.
create table status_list_version (
    list_id  uuid not null references status_list,
    version  bigint not null check (version > 0),
    digest   sha256_digest not null,                        -- SHA-256 of the uncompressed bits
    bits     bytea,                                         -- uncompressed; null: made from the version before
    changed  integer[] not null default '{}',               -- entries that differ from the version before
    status   smallint check (status between 0 and 3),       -- what they are since
    made_at  timestamptz not null default now(),
    primary key (list_id, version),
    constraint can_be_made check (bits is not null or status is not null)
);

-- What was there before this table is known as it is now.
insert into status_list_version (list_id, version, digest, bits)
select id, version, sha256(bits), bits from status_list where version > 0 and kept_token is null;

create trigger status_version_stays before update or delete on status_list_version
    for each row execute function refuse('a version of a status list stays as it was');

-- One checkpoint may announce several versions of a list, one after the other: then nobody can hide one between two others.
alter table checkpoint_status drop constraint checkpoint_status_pkey;
alter table checkpoint_status add primary key (log_id, tree_size, list_id, version);
