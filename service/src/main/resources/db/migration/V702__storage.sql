-- How copies and files lie in the database.

-- Signatures, digests and base64: compressing them costs more than it saves.
alter table copy alter column unsigned set storage external, alter column credential set storage external;

-- A stored file belongs to one document; what nobody refers to is looked for by its name.
create unique index attachment_by_storage_key on attachment (storage_key) where storage_key is not null;
