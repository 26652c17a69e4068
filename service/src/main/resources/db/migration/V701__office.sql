-- Status lists: what is handed out, what the chain knows, what the next checkpoint must carry.
alter table status_list
    add column used integer not null default 0,         -- entries handed out or used as decoys
    add column registered_at timestamptz,                -- set when the registry contract knows the list
    add column announced bigint not null default 0;      -- newest version given to a checkpoint

-- Lists of documents are read newest first, page by page.
alter table document
    add column seq bigint generated always as identity unique;
create index document_page on document (authority, seq desc);

-- The key of a document's files, wrapped by the key-encryption key of the installation; deleting it erases them.
create table document_key (
    document_id uuid primary key,
    authority   text not null references authority,
    wrapped_key bytea not null,
    created_at  timestamptz not null default now()
);
