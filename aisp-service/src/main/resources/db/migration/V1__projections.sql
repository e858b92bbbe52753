-- The last published state of every consent, by its sequence. The partition says which feed_partition row vouches for it.
create table consent (
    consent_id          text        primary key,
    partition           int         not null,
    sequence            bigint      not null,
    client_id           text        not null,
    status              text        not null,
    expires_at          timestamptz not null,
    permissions         text[]      not null,
    transactions_from   timestamptz,
    transactions_to     timestamptz,
    account_ids         text[]      not null,
    last_authorised_seq bigint
);

-- Grants, tokens and clients whose tokens issued at or before "since" are void. The key is the record's key, such as
-- grant:<id>; after keep_until no such token is alive any more.
create table token_revocation (
    revocation_key text        primary key,
    since          timestamptz not null,
    keep_until     timestamptz not null
);

create index token_revocation_keep_until on token_revocation (keep_until);
