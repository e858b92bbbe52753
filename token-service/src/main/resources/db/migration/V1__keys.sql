-- Keys at rest: sealed with AES-256-GCM under the master key, which is never in here.
create table data_key (
    purpose    text        not null,
    version    int         not null,
    sealed     bytea       not null,
    created_at timestamptz not null default clock_timestamp(),
    primary key (purpose, version)
);

create table signing_key (
    kid           text        primary key,
    algorithm     text        not null check (algorithm in ('PS256', 'ES256')),
    sealed        bytea       not null,
    created_at    timestamptz not null default clock_timestamp(),
    sign_from     timestamptz not null,
    sign_until    timestamptz,
    publish_until timestamptz,
    check (publish_until is null or sign_until is not null),
    check (publish_until is null or publish_until >= sign_until)
);
