-- Which consents a TPP, a PSU or an account ever had to do with, so that they can be found. It answers nothing by itself:
-- what was so at some instant is read from the events of the consents found. Written in the transaction of the event that
-- names the party; never changed.
create table consent_party (
    kind       text        not null constraint known_kind check (kind in ('Tpp', 'Psu', 'Account')),
    party      text        not null,
    created_at timestamptz not null,
    consent_id text        not null,
    -- A party's consents, the newest first, lie side by side.
    primary key (kind, party, created_at, consent_id)
);

-- By consent it is made again.
create index consent_party_consent on consent_party (consent_id);

insert into consent_party (kind, party, created_at, consent_id)
select 'Tpp', client_id, created_at, consent_id from consent_status;

insert into consent_party (kind, party, created_at, consent_id)
select distinct 'Psu', told.payload ->> 'psuId', consent.created_at, consent.consent_id
from (select entity_id, convert_from(payload, 'UTF8')::jsonb as payload from event) told
join consent_status consent on consent.consent_id = told.entity_id
where told.payload ? 'psuId';

insert into consent_party (kind, party, created_at, consent_id)
select distinct 'Account', account.id, consent.created_at, consent.consent_id
from (select entity_id, convert_from(payload, 'UTF8')::jsonb as payload from event) told
join consent_status consent on consent.consent_id = told.entity_id
cross join lateral jsonb_array_elements_text(told.payload -> 'accountIds') as account (id)
where told.payload ? 'accountIds';
