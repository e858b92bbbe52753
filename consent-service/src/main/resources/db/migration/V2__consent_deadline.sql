-- What happens to a consent when an instant has passed: written and struck out in the transactions of its events, taken by
-- any instance. due_at moves on when a row is taken, so that what an instance took and did not do becomes due again.
create table consent_deadline (
    consent_id text        not null,
    kind       text        not null constraint known_kind check (kind in ('Unfinished', 'Expiry')),
    due_at     timestamptz not null,
    primary key (consent_id, kind)
);

create index consent_deadline_due on consent_deadline (due_at);

insert into consent_deadline (consent_id, kind, due_at)
select consent_id, 'Unfinished', created_at + interval '24 hours' from consent_status where status = 'AwaitingAuthorisation'
union all
select consent_id, 'Expiry', expires_at from consent_status where status in ('AwaitingAuthorisation', 'Authorised');
