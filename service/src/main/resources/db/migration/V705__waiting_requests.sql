-- Requests that came while the registry on the chain could not be asked. Nothing of them is signed.

create table waiting_request (
    id           uuid primary key,
    seq          bigint generated always as identity unique,
    authority    text not null references authority,
    key          text not null,                             -- Idempotency-Key, or one made of the id
    request_hash sha256_digest not null,
    form         text not null check (form in ('SINGLE', 'BATCH')),
    requests     bytea,                                     -- checked requests; forgotten when they are done
    files        text[] not null,                           -- names of uploaded files in the storage
    received_at  timestamptz not null default now(),
    attempts     smallint not null default 0,               -- that ended in a fault of ours
    state        text not null default 'WAITING' check (state in ('WAITING', 'ISSUED', 'REFUSED')),
    refusal      text,
    detail       text,
    violations   jsonb,
    finished_at  timestamptz,
    unique (authority, key),
    check ((state = 'WAITING') = (requests is not null)),
    check ((state = 'WAITING') = (finished_at is null)),
    check ((state = 'REFUSED') = (refusal is not null))
);

create index waiting_request_queue on waiting_request (attempts, seq) where state = 'WAITING';

-- Files in the storage that somebody refers to, by name; all others are of uploads that were cut off or refused.
create view stored_file as
    select storage_key from attachment where storage_key is not null
    union all
    select unnest(files) from waiting_request where state = 'WAITING';
