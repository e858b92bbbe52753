-- How far each partition of a state topic has been applied to this database, moved in the transaction of the rows.
-- as_of: everything its source committed before this instant (the source's clock) is applied here; 'epoch' = nothing known.
create table feed_partition (
    topic       text        not null,
    partition   int         not null,
    topic_id    text        not null,
    next_offset bigint      not null,
    epoch       bigint      not null default 0,
    as_of       timestamptz not null default 'epoch',
    primary key (topic, partition)
)
with (fillfactor = 50);
