create table application (
    client_id          text        primary key,
    name               text        not null,
    profile            text        not null check (profile in ('SANDBOX', 'PRODUCTION')),
    redirect_uris      text[]      not null,
    scopes             text[]      not null,
    jwks               text,
    jwks_uri           text,
    secret_key_version int,
    secret_digest      bytea,
    direct_link        boolean     not null default false,
    suspended          boolean     not null default false,
    created_at         timestamptz not null default clock_timestamp(),
    check (jwks is null or jwks_uri is null),
    check (jwks is not null or jwks_uri is not null or secret_digest is not null),
    check ((secret_key_version is null) = (secret_digest is null)),
    check (not direct_link or cardinality(redirect_uris) = 1)
);
