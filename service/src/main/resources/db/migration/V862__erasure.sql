-- An erased document keeps its row: that there was one, of which type and when, explains its entries in log and status list.
alter table document
    drop constraint document_state_check,
    add constraint document_state_check check (state in ('INTENDED', 'ISSUED', 'VOIDED', 'ERASED')),
    add column erased_at timestamptz,
    add column erasure_reason text,
    add constraint erased_says_when check ((state = 'ERASED') = (erased_at is not null) and (erased_at is null) = (erasure_reason is null));

alter table copy
    drop constraint copy_state_check,
    add constraint copy_state_check check (state in ('INTENDED', 'ISSUED', 'VOIDED', 'ERASED')),
    add constraint only_issued_says_anything check (state <> 'ERASED'
        or (forms is null and unsigned is null and credential_hash is null and seal_hash is null));

-- Why the status of a document changed may name people: it is erased with the document, the commitment stays in the log.
alter table status_change
    alter column payload drop not null,
    alter column salt drop not null,
    add constraint payload_with_salt check ((payload is null) = (salt is null));

-- Who was erased stays erased: a row that could bring a document back is refused.
create trigger erased_copy_stays before update on copy for each row
    when (old.state = 'ERASED' and new.state <> 'ERASED') execute function refuse('an erased copy stays erased');
create trigger erased_document_stays before update on document for each row
    when (old.state = 'ERASED' and new.state <> 'ERASED') execute function refuse('an erased document stays erased');
