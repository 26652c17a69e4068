-- Leaves whose payloads nobody can open any more, and what proofs of the others need of them (docs/spec/streams.md, "Forgetting").
create table stream_forgotten (
    stream           bigint primary key references stream,
    until            bigint not null check (until > 1),      -- leaf 0 is kept, the leaves from 1 on before this one are forgotten
    gone             bigint not null default 1 check (gone between 1 and until), -- rows before this one are deleted
    gone_received    bigint not null default 0,              -- when the last of them was received
    opening_received bigint not null,                        -- leaf 0
    opening_lateness integer not null,
    opening          bytea not null,
    kind             smallint not null,                      -- the last forgotten leaf, as a range may begin with it
    received         bigint not null,
    measured         bigint not null,
    lateness         integer not null,
    commitment       sha256_digest not null,
    edge             bytea not null check (octet_length(edge) = 32 * (until % 256)) -- hashes of leaves in the tile that is not full
);

create trigger forgotten_stays_forgotten before update on stream_forgotten for each row
    when (new.until < old.until or new.gone < old.gone) execute function refuse('what is forgotten stays forgotten');
create trigger forgetting_is_kept before delete on stream_forgotten for each row execute function refuse('what is forgotten stays forgotten');

-- Nothing measured before is taken any more: nobody could say whether it had come already.
alter table stream add column kept_from bigint not null default 0;
