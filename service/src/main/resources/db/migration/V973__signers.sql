-- Whose key signed what a stream holds from this position on, until the next row of it: what a lost key has signed can be found (docs/sensors.md, "Keys").

create table stream_signer (
    stream   bigint not null references stream,
    position bigint not null check (position > 0),
    received bigint not null,
    signer   sha256_digest, -- thumbprint of the key; null for a network server, which has none
    primary key (stream, position)
);

create index stream_signer_of_key on stream_signer (signer);
