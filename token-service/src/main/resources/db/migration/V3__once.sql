-- Every assertion and proof id that was used: the row count of the INSERT decides, whichever instance makes it.
create table spent (
    digest     bytea       primary key,
    expires_at timestamptz not null
);
create index spent_expires_at on spent (expires_at);
