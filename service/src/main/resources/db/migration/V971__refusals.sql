-- What devices sent in vain, counted by reason: a wrong clock, a clone or a decoder that went mad shows here (docs/sensors.md).

create table device_refusal (
    device   uuid not null references device,
    why      text not null,
    count    bigint not null check (count > 0),
    first_at timestamptz not null,
    last_at  timestamptz not null,
    primary key (device, why)
);
