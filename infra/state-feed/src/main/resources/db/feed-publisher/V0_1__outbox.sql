-- What is to be told on a state topic: written in the transaction of what it tells, deleted once the broker has it.
create table outbox (
    position   bigint generated always as identity primary key,
    topic      text        not null,
    record_key text        not null,
    payload    bytea       not null,
    created_at timestamptz not null default clock_timestamp()
)
-- Every row lives for milliseconds: vacuum by their number, not by their share of a table that is empty most of the time.
with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000,
      autovacuum_vacuum_insert_scale_factor = 0, autovacuum_vacuum_insert_threshold = 10000,
      autovacuum_analyze_scale_factor = 0, autovacuum_analyze_threshold = 10000);

-- Who may publish a topic, until when by this database's clock; the epoch grows with every new holder.
-- topic_id and partitions pin the topic the watermarks speak of: another of the same name has not got its records.
create table feed_lease (
    topic      text        primary key,
    epoch      bigint      not null,
    holder     text        not null,
    expires_at timestamptz not null,
    topic_id   text,
    partitions int
)
with (fillfactor = 50);
