-- What an authority brought along from another installation (docs/spec/export.md). Its documents are documents like all others and are
-- logged here anew; what proved their entries in the other log is kept beside them, because only that proves when they were issued.

-- Logs that imported documents are proven by; their keys belong into the trust policy of this installation.
create table former_log (
    origin       text primary key,
    verifier_key text not null,                             -- C2SP vkey
    imported_at  timestamptz not null default now()
);

-- Where checkpoints of those logs were anchored, and the consortium's seal on that; many entries share one.
create table imported_checkpoint (
    origin            text not null,
    tree_size         bigint not null check (tree_size > 0),
    root              sha256_digest not null,
    chain_id          bigint not null,
    contract          text not null,
    block_number      bigint not null,
    block_hash        text not null,
    block_time        timestamptz not null,
    tx_hash           text not null,
    header            bytea,
    transaction_index bigint,
    receipt_proof     bytea[],
    log_index         integer,
    primary key (origin, tree_size),
    constraint seal_is_whole check ((header is null) = (transaction_index is null) and (header is null) = (receipt_proof is null)
        and (header is null) = (log_index is null))
);

-- An entry without a row was not proven elsewhere: this log alone proves it.
create table imported_proof (
    entry_id  bigint primary key references log_entry,
    origin    text not null,
    tree_size bigint not null check (tree_size > 0),
    proof     text not null                                 -- C2SP tlog-proof, exact text
);

create trigger imported_proof_stays before update or delete on imported_proof
    for each row execute function refuse('what proved an entry elsewhere stays as it is');

alter table status_list
    add column imported_version bigint,                     -- set on a list that was taken over or is kept: its version then
    add column kept_token text;                             -- set on a list that is published elsewhere: as it was last signed there
