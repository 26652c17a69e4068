-- Batches of a type with four eyes make drafts: who uploaded the rows is the author of all of them.
alter table batch
    add column created_by_issuer text not null default '',
    add column created_by_machine boolean not null default false,
    add column drafted integer not null default 0,
    drop constraint batch_check,
    add constraint every_decided_row_counts check (issued + drafted + present + refused = next_row - 1);
alter table batch alter column created_by_issuer drop default, alter column created_by_machine drop default;

drop index batch_upload;
create unique index batch_upload on batch (authority, type, sha256) where state <> 'CANCELLED' or issued > 0 or drafted > 0;

alter table batch_row
    drop constraint batch_row_outcome_check,
    add constraint batch_row_outcome_check check (outcome in ('ISSUED', 'DRAFTED', 'PRESENT', 'REFUSED')),
    add column draft_id uuid,
    add constraint drafted_names_its_draft check ((outcome = 'DRAFTED') = (draft_id is not null));

drop index batch_row_own_key;
create unique index batch_row_own_key on batch_row (key_hash) where outcome in ('ISSUED', 'DRAFTED');
