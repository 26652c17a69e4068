-- A grant may hand over the document as its signed PDF, beside claims and attached files.
alter table handover_file add column kind text not null default 'ATTACHMENT' check (kind in ('ATTACHMENT', 'DOCUMENT'));
create unique index handover_file_of_the_document on handover_file (grant_id) where kind = 'DOCUMENT';
