-- How many calls each limit's key has used in a window, over all instances. Not logged: after a crash of the database the
-- counts begin anew, which is a fair price for calls that never wait for the disk because they are counted.
create unlogged table fair_usage (
    usage_key    text        not null,
    window_start timestamptz not null,
    window_end   timestamptz not null,
    taken        bigint      not null,
    primary key (usage_key, window_start)
) with (fillfactor = 70);
create index fair_usage_window_end on fair_usage (window_end);
