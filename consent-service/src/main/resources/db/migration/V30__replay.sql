-- Tables made again from the events. One replay at a time in all instances; whoever holds its advisory lock works on it,
-- and goes on from where its row says that the last committed batch left it.
create table replay (
    replay_id     uuid        primary key,
    projection    text        not null,
    swaps         boolean     not null,
    from_index    bigint,
    asked_by      text        not null,
    asked_at      timestamptz not null default clock_timestamp(),
    phase         text        not null default 'Waiting' constraint known_phase
        check (phase in ('Waiting', 'Copying', 'CatchingUp', 'Done', 'Cancelled', 'Failed')),
    cancelled     boolean     not null default false,
    -- Every event up to here is committed, and what follows from them is in the shadow or will be by the copying.
    complete_to   bigint      not null default 0,
    -- The last consent whose rows were copied.
    copied_to     text        not null default '',
    events_total  bigint      not null default 0,
    events_done   bigint      not null default 0,
    consents_done bigint      not null default 0,
    began_at      timestamptz,
    moved_at      timestamptz,
    ended_at      timestamptz,
    locked_millis bigint,
    failure       text
);

create unique index replay_one_at_a_time on replay ((true)) where phase in ('Waiting', 'Copying', 'CatchingUp');

-- In which rows the table as it was and the table made again differed: those of the latest replay.
create table replay_difference (
    consent_id text  not null,
    row_key    text  not null,
    live       jsonb,
    rebuilt    jsonb,
    primary key (consent_id, row_key)
);
