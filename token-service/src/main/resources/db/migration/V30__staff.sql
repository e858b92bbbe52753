-- The bank's own people. The password is a bcrypt hash; what their codes are made from is sealed under a data key.
create table staff_member (
    staff_id      uuid        primary key,
    name          text        not null unique,
    roles         text[]      not null check (cardinality(roles) > 0 and roles <@ array ['auditor', 'operator']),
    password_hash text        not null,
    totp_sealed   bytea       not null,
    -- The latest 30-second step whose code was used; no code of it or before it counts again.
    totp_step     bigint,
    created_at    timestamptz not null default clock_timestamp(),
    left_at       timestamptz
);

-- One sign-in by one browser for one client: minutes from the request to the code's redemption.
create table staff_sign_in (
    sign_in_id       uuid        primary key,
    client_id        text        not null,
    redirect_uri     text        not null,
    state            text,
    nonce            text,
    code_challenge   text        not null,
    browser_digest   bytea       not null,
    expires_at       timestamptz not null,
    staff_id         uuid        references staff_member,
    authenticated_at timestamptz,
    code_digest      bytea       unique,
    code_expires_at  timestamptz,
    redeemed_at      timestamptz,
    check ((staff_id is null) = (code_digest is null)),
    check ((staff_id is null) = (authenticated_at is null)),
    check ((staff_id is null) = (code_expires_at is null))
);
create index staff_sign_in_expires_at on staff_sign_in (expires_at);
