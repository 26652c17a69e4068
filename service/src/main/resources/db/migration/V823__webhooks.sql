-- Specialist software is told what happens (docs/webhooks.md). A delivery is written in the transaction of the event it tells of.

create table webhook (
    id           uuid primary key,
    seq          bigint generated always as identity unique,
    authority    text not null references authority,
    url          text not null,
    kinds        text[] not null check (cardinality(kinds) > 0),
    secret       bytea not null,                            -- wrapped by the key-encryption key
    old_secret   bytea,                                     -- signs as well until it ends
    old_until    timestamptz,
    created_by   text not null,
    created_at   timestamptz not null default now(),
    removed_at   timestamptz
);

create index webhook_of_authority on webhook (authority) where removed_at is null;

create table webhook_delivery (
    id          uuid primary key,                           -- webhook-id: the receiver's key against doubles
    seq         bigint generated always as identity unique, -- order of the events
    webhook_id  uuid not null references webhook,
    kind        text not null,
    subject     uuid not null,                              -- the document or batch: order is kept for each
    body        text not null,                              -- ids, type, status and links; no claims
    state       text not null default 'WAITING' check (state in ('WAITING', 'DELIVERED', 'PARKED')),
    attempts    integer not null default 0,
    next_at     timestamptz not null default now(),
    created_at  timestamptz not null default now(),
    ended_at    timestamptz,
    last_answer text                                        -- a status or the name of a failure, nothing the receiver wrote
);

create index webhook_delivery_due on webhook_delivery (webhook_id, seq) where state = 'WAITING';
create index webhook_delivery_order on webhook_delivery (webhook_id, subject, seq) where state = 'WAITING';
create index webhook_delivery_list on webhook_delivery (webhook_id, seq desc);

-- Issued documents that somebody wants to hear of once they are anchored.
create table webhook_awaits_anchor (
    entry_id  bigint primary key references log_entry,
    document  uuid not null,
    credential uuid not null,
    authority text not null references authority,
    type      text not null
);
