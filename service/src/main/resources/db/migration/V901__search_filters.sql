-- Filters without words are answered from the index alone, however many documents they pass over.
drop index search_entry_page;
create index search_entry_page on search_entry (authority, seq desc)
    include (type, status, issued_at, valid_from, valid_until, document_id, document_version);
