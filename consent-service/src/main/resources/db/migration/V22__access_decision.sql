-- What aisp-service decided about data calls, as it told us in access-decisions.v1. A partition for each month (UTC), made
-- ahead by the service and dropped when its time has passed.
create table access_decision (
    decision_id    uuid        not null,
    decided_at     timestamptz not null,
    interaction_id uuid        not null,
    consent_id     text,
    verdict        text        not null,
    -- The record as it came, byte for byte.
    record         json        not null,
    -- A record that comes again has the time that it had.
    primary key (decided_at, decision_id)
) partition by range (decided_at);

create index access_decision_consent on access_decision (consent_id, decided_at, decision_id);
create index access_decision_interaction on access_decision (interaction_id, decided_at, decision_id);

-- When a call was last permitted by a consent. Kept longer than the decisions.
create table consent_use (
    consent_id   text        primary key,
    last_used_at timestamptz not null
)
-- Rewritten in place with each call.
with (fillfactor = 70);
