-- Consents of which an event cannot be read. A row goes when all its events can be.
create table suspended_consent (
    consent_id text        primary key,
    since      timestamptz not null default clock_timestamp()
);
