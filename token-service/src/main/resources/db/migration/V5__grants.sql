-- One row per concluded authorisation: its code, then its refresh token, both as SHA-256 only.
create table oauth_grant (
    id                 uuid        primary key,
    attempt_id         uuid        not null unique,
    client_id          text        not null,
    psu_id             text        not null,
    consent_id         text,
    authorised_seq     bigint,
    scopes             text[]      not null,
    redirect_uri       text        not null,
    code_challenge     text,
    dpop_jkt           text,
    nonce              text,
    authenticated_at   timestamptz not null,
    code_digest        bytea       not null unique,
    code_expires_at    timestamptz not null,
    redeemed_at        timestamptz,
    sender_constrained boolean     not null default false,
    refresh_digest     bytea       unique,
    refresh_expires_at timestamptz,
    revoked_at         timestamptz,
    created_at         timestamptz not null default clock_timestamp(),
    check ((consent_id is null) = (authorised_seq is null)),
    check ((refresh_digest is null) = (refresh_expires_at is null))
);
create index oauth_grant_consent_id on oauth_grant (consent_id) where consent_id is not null;
create index oauth_grant_code_expires_at on oauth_grant (code_expires_at);

create table revoked_token (
    jti        text        primary key,
    keep_until timestamptz not null
);
create index revoked_token_keep_until on revoked_token (keep_until);
