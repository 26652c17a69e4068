-- What shows without any node that the validators sealed the block of an anchored checkpoint (docs/spec/consortium-seal.md).
create table consortium_seal (
    log_id            integer not null,
    tree_size         bigint not null,
    header            bytea not null,                       -- RLP, with the commit seals
    transaction_index bigint not null check (transaction_index >= 0),
    receipt_proof     bytea[] not null,                     -- nodes of the receipts trie, from the root down
    log_index         integer not null check (log_index >= 0),
    stored_at         timestamptz not null default now(),
    primary key (log_id, tree_size),
    foreign key (log_id, tree_size) references checkpoint
);
