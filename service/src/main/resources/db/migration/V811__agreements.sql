-- Decisions that need two persons (docs/office-work.md). What one person alone decided is refused here as well.
create table agreement (
    id                uuid primary key,
    seq               bigint generated always as identity unique,
    authority         text not null references authority,
    kind              text not null,
    payload           jsonb not null,
    concerned_issuer  text,                                 -- the person it is about, who has no part in it
    concerned_subject text,
    state             text not null check (state in ('PROPOSED', 'AGREED', 'DECLINED', 'ENDED')),
    proposer_issuer   text not null,
    proposer_subject  text not null,
    proposed_at       timestamptz not null,
    decider_issuer    text,
    decider_subject   text,
    decided_at        timestamptz,
    ender_issuer      text,
    ender_subject     text,
    ended_at          timestamptz,
    check ((concerned_issuer is null) = (concerned_subject is null)),
    check ((state = 'PROPOSED') = (decided_at is null)),
    check ((decided_at is null) = (decider_issuer is null) and (decided_at is null) = (decider_subject is null)),
    check ((state = 'ENDED') = (ended_at is not null)),
    check ((ended_at is null) = (ender_issuer is null) and (ended_at is null) = (ender_subject is null)),
    constraint agreed_by_two check (state not in ('AGREED', 'ENDED')
        or (decider_issuer, decider_subject) is distinct from (proposer_issuer, proposer_subject)),
    constraint concerned_has_no_part check (concerned_issuer is null or (
        (proposer_issuer, proposer_subject) is distinct from (concerned_issuer, concerned_subject)
        and (state not in ('AGREED', 'ENDED')
             or (decider_issuer, decider_subject) is distinct from (concerned_issuer, concerned_subject))))
);

create index agreement_page on agreement (authority, seq desc);
create index agreement_of_person on agreement (authority, kind, concerned_issuer, concerned_subject) where state = 'AGREED';

create trigger agreement_keeps_what_was_proposed before update on agreement for each row
    when (new.id <> old.id or new.authority <> old.authority or new.kind <> old.kind or new.payload <> old.payload
          or (new.proposer_issuer, new.proposer_subject, new.proposed_at, new.concerned_issuer, new.concerned_subject)
             is distinct from (old.proposer_issuer, old.proposer_subject, old.proposed_at, old.concerned_issuer, old.concerned_subject)
          or old.state in ('DECLINED', 'ENDED'))
    execute function refuse('what was proposed stays as it was proposed');
create trigger agreement_stays before delete on agreement for each row execute function refuse('an agreement stays');
