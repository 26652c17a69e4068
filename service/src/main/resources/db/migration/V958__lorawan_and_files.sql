-- What LoRaWAN network servers and notarised files need (docs/sensors.md, docs/adr/1210).

alter table device
    add column takes_files boolean not null default false,  -- whether it notarises files
    add column dev_eui text check (dev_eui ~ '^[0-9a-f]{16}$'); -- its LoRaWAN identity, by which network servers name it

-- A retired device gives it away: the same hardware may become another device.
create unique index device_dev_eui on device (authority, dev_eui) where dev_eui is not null and state <> 'RETIRED';

-- Network servers that hand over the readings of an authority's devices, by a token instead of a signature.
create table integration (
    id         uuid primary key,
    seq        bigint generated always as identity unique,
    version    bigint not null default 0,
    authority  text not null references authority,
    name       text not null,
    kind       text not null check (kind in ('CHIRPSTACK', 'THE_THINGS_STACK')),
    mapping    jsonb not null,                              -- quantity: {"from", "unit"?, "scale"?, "offset"?}
    token_hash sha256_digest not null,                      -- of 256 random bits: nobody finds the token by it
    old_token_hash sha256_digest,                           -- of the token before this one
    old_token_until timestamptz,
    state      text not null default 'ACTIVE' check (state in ('ACTIVE', 'BLOCKED', 'RETIRED')),
    created_by text not null,
    created_at timestamptz not null,
    unique (authority, name),
    check ((old_token_hash is null) = (old_token_until is null))
);

create index integration_changed on integration (version);
create trigger integration_changes before insert or update on integration for each row execute function next_device_version();
