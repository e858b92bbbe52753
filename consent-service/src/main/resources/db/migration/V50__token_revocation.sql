-- Grants, tokens and clients whose tokens issued at or before "since" are void. The key is the record's key, such as
-- client:<id>; after keep_until no such token is alive any more.
create table token_revocation (
    revocation_key text        primary key,
    since          timestamptz not null,
    keep_until     timestamptz not null
);

create index token_revocation_keep_until on token_revocation (keep_until);
