-- Where each consent stands after its last event. Written in that event's transaction, so a read after an
-- acknowledged command always shows it. Expiry is judged by the clock at reading, not stored.
create table consent_status (
    consent_id           text        primary key,
    sequence             bigint      not null,
    client_id            text        not null,
    status               text        not null,
    created_at           timestamptz not null,
    status_updated_at    timestamptz not null,
    expires_at           timestamptz not null,
    expiry_requested     boolean     not null,
    permissions          text[]      not null,
    transactions_from    timestamptz,
    transactions_to      timestamptz,
    psu_id               text,
    account_ids          text[]      not null,
    last_authorised_seq  bigint,
    constraint known_status
        check (status in ('AwaitingAuthorisation', 'Authorised', 'Rejected', 'Revoked', 'Expired'))
)
-- Rows are rewritten a few times in their life; room in the page keeps that away from the index.
with (fillfactor = 80);
