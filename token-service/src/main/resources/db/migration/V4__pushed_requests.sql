create table pushed_request (
    digest     bytea       primary key,
    client_id  text        not null,
    request    text        not null,
    expires_at timestamptz not null,
    attempt_id uuid,
    spent_at   timestamptz
);
create index pushed_request_attempt_id on pushed_request (attempt_id) where attempt_id is not null;
create index pushed_request_expires_at on pushed_request (expires_at);
