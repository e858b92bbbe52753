-- What caused a record, where that was recorded as a trace: so that publishing and applying it continue that trace.
alter table outbox
    add column traceparent    text,
    add column interaction_id text;
