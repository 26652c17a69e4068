-- Why a status changed may name people. What the log entry commits to, the authority's own words in it, lies encrypted with the document's
-- key like what the document says (docs/adr/1071-claims-are-encrypted-per-document.md).

-- Nobody could encrypt here what lies there in the clear: the key-encryption key is not the database's to know.
do $$
begin
    if exists (select from status_change where payload is not null) then
        raise exception 'changes of status that an earlier version recorded lie here unencrypted: export the documents with that version, and import them into a new database';
    end if;
end $$;

alter table status_change
    drop column reason,
    drop column payload,
    drop column salt,
    add column opening bytea;                               -- salt and payload of the log entry, encrypted; null: erased
