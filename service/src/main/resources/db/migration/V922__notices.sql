-- Mails that a hand-over waits (docs/adr/1090). No link, no PIN; the address stays, wrapped, until the mail is out or given up.

create table notice (
    grant_id    uuid primary key references handover_grant on delete cascade,
    document    uuid not null,
    authority   text not null references authority,
    until       timestamptz not null,                       -- of no use to anybody later
    address     bytea,                                      -- wrapped by the installation's key
    state       text not null default 'WAITING' check (state in ('WAITING', 'SENT', 'GIVEN_UP')),
    attempts    integer not null default 0,
    created_at  timestamptz not null,
    next_at     timestamptz not null,
    ended_at    timestamptz,
    last_answer text,                                       -- the name of a failure, nothing that the mail server wrote
    constraint an_address_while_it_is_needed check ((state = 'WAITING') = (address is not null)),
    check ((state = 'WAITING') = (ended_at is null))
);

create index notice_due on notice (next_at) where state = 'WAITING';
create index notice_of_document on notice (document, created_at);
