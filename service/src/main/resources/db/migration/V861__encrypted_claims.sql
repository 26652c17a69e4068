-- What a document says lies encrypted with the document's own key (docs/adr/1071-claims-are-encrypted-per-document.md): a stolen
-- database opens nothing without the key-encryption key, and erasing a document means destroying 32 bytes.

-- Nobody could encrypt here what lies there in the clear: the key-encryption key is not the database's to know.
do $$
begin
    if exists (select from copy where state = 'ISSUED') then
        raise exception 'documents that an earlier version issued lie here unencrypted: export them with that version, and import them into a new database';
    end if;
end $$;

alter table copy
    drop column credential,
    drop column seal,
    drop column payload,
    drop column salt,
    add column forms bytea;                                 -- credential, seal, payload and salt, encrypted; null: erased

alter table copy alter column forms set storage external;   -- ciphertext does not compress
comment on column copy.unsigned is 'what was about to be signed, encrypted';
