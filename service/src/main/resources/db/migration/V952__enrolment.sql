-- One-time codes with which a device hands in its own key (docs/sensors.md). The code has 80 random bits and is kept as a hash only.

create table enrolment (
    id         uuid primary key,
    authority  text not null references authority,
    device     uuid,
    gateway    uuid,
    code_hash  sha256_digest not null,
    tries      integer not null default 0,
    expires_at timestamptz not null,
    ended_at   timestamptz,                                 -- used, or replaced by a newer one
    thumbprint sha256_digest references sender_key,         -- of the key that came
    created_by text not null,
    created_at timestamptz not null,
    check (num_nonnulls(device, gateway) = 1),
    check (thumbprint is null or ended_at is not null),
    foreign key (authority, device) references device (authority, id),
    foreign key (authority, gateway) references gateway (authority, id)
);

create unique index enrolment_open_of_device on enrolment (device) where ended_at is null and device is not null;
create unique index enrolment_open_of_gateway on enrolment (gateway) where ended_at is null and gateway is not null;
