-- Devices and gateways that may send readings, with their keys (docs/sensors.md). The names of keys are SHA-256 of the DER SubjectPublicKeyInfo.

-- Counts changes of the tables below, in the order of their commits: whoever holds it waits for nobody but the database. The intake remembers
-- devices and asks for this number instead of for each of them.
create table device_version (
    only_row boolean primary key default true check (only_row),
    version  bigint not null default 0
);
insert into device_version default values;

create table gateway (
    id         uuid primary key,
    seq        bigint generated always as identity unique,
    version    bigint not null default 0,
    authority  text not null references authority,
    name       text not null,
    what       text not null,
    place      text,                                        -- as published: words, coarse unless somebody said exact
    place_exact boolean not null default false,
    state      text not null default 'ACTIVE' check (state in ('ACTIVE', 'BLOCKED', 'RETIRED')),
    created_by text not null,
    created_at timestamptz not null,
    unique (authority, name),
    unique (authority, id)
);

create table device (
    id         uuid primary key,
    seq        bigint generated always as identity unique,
    version    bigint not null default 0,
    authority  text not null references authority,
    name       text not null,
    what       text not null,
    place      text,
    place_exact boolean not null default false,
    vehicle    boolean not null default false,              -- where it goes is where somebody goes: personal data
    open       boolean not null,
    licence    text,
    interval_seconds integer check (interval_seconds > 0),
    lateness_seconds integer not null check (lateness_seconds >= 0),
    quantities jsonb not null,                              -- name: {"unit", "lowest"?, "highest"?}
    gateway    uuid,                                        -- the only gateway that may send for it
    state      text not null default 'ACTIVE' check (state in ('ACTIVE', 'BLOCKED', 'RETIRED')),
    created_by text not null,
    created_at timestamptz not null,
    unique (authority, name),
    unique (authority, id),
    foreign key (authority, gateway) references gateway (authority, id),
    check (not vehicle or (not open and place is null)),
    check (not open or licence is not null)
);

create index device_of_gateway on device (gateway) where gateway is not null;
create index device_changed on device (version);
create index gateway_changed on gateway (version);

-- A row is never deleted: readings signed before a key was retired stay valid.
create table sender_key (
    thumbprint sha256_digest primary key,                   -- a key names one sender
    seq        bigint generated always as identity unique,
    authority  text not null references authority,
    device     uuid,
    gateway    uuid,
    spki       bytea not null,
    valid_from timestamptz not null,
    retired_at timestamptz check (retired_at >= valid_from),
    added_by   text not null,
    added_at   timestamptz not null,
    check (num_nonnulls(device, gateway) = 1),
    foreign key (authority, device) references device (authority, id),
    foreign key (authority, gateway) references gateway (authority, id)
);

create index sender_key_of_device on sender_key (device) where device is not null;
create index sender_key_of_gateway on sender_key (gateway) where gateway is not null;

create function next_device_version() returns trigger language plpgsql as $$
begin
    update device_version set version = device_version.version + 1 returning version into new.version;
    return new;
end $$;

create trigger device_changes before insert or update on device for each row execute function next_device_version();
create trigger gateway_changes before insert or update on gateway for each row execute function next_device_version();

create function sender_key_changes() returns trigger language plpgsql as $$
begin
    update device set version = 0 where id = new.device;
    update gateway set version = 0 where id = new.gateway;
    return null;
end $$;

create trigger sender_key_changes after insert or update on sender_key for each row execute function sender_key_changes();
create trigger sender_key_is_kept before delete on sender_key for each row execute function refuse('a key is retired, not deleted');
