-- Keys of a state topic of which a record could not be applied. What is known of such a key is not to be honoured.
create table feed_suspended (
    topic      text        not null,
    record_key text        not null,
    partition  int         not null,
    since      timestamptz not null default clock_timestamp(),
    reason     text        not null,
    primary key (topic, record_key)
);

-- What waits of a suspended key, as it came and in its order: the refused record first.
create table feed_suspended_record (
    place         bigint generated always as identity primary key,
    topic         text   not null,
    record_key    text   not null,
    record_offset bigint not null,
    value         bytea,
    headers       text   not null,
    foreign key (topic, record_key) references feed_suspended
);

create index feed_suspended_record_key on feed_suspended_record (topic, record_key, place);

-- Records that a person decided to drop, and why: their bytes stay.
create table feed_dropped_record (
    place         bigint primary key,
    topic         text        not null,
    record_key    text        not null,
    record_offset bigint      not null,
    value         bytea,
    headers       text        not null,
    reason        text        not null,
    dropped_by    text        not null,
    dropped_at    timestamptz not null default clock_timestamp()
);
