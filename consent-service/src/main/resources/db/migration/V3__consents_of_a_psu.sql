-- Which customer decided on a consent, and when they last authorised it, so that they can be shown all of theirs. psu_id
-- stays what it is: the customer whose authorisation is, or was, in force.
alter table consent_status add column decided_by text, add column last_authorised_at timestamptz;

update consent_status status
set decided_by = decided.psu_id, last_authorised_at = decided.authorised_at
from (
    select entity_id,
        max(payload ->> 'psuId') as psu_id,
        max((payload ->> 'occurredAt')::timestamptz) filter (where event_name <> 'ConsentRejected') as authorised_at
    from (
        select entity_id, event_name, convert_from(payload, 'UTF8')::jsonb as payload from event
        where event_name in ('ConsentAuthorised', 'ConsentReauthorised', 'ConsentRejected')) decision
    group by entity_id) decided
where decided.entity_id = status.consent_id;

create index consent_status_decided on consent_status (decided_by, created_at desc, consent_id desc)
where decided_by is not null;
