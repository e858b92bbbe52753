-- Notices before an expiry become due too, several for each consent. days_before is 0 for what is no notice.
alter table consent_deadline
    add column days_before integer not null default 0,
    drop constraint known_kind,
    add constraint known_kind check (kind in ('Unfinished', 'Expiry', 'Notice') and (kind = 'Notice') = (days_before > 0)),
    drop constraint consent_deadline_pkey,
    add primary key (consent_id, kind, days_before);

-- Consents authorised before there were notices get those that are still to come.
insert into consent_deadline (consent_id, kind, days_before, due_at)
select consent_id, 'Notice', days, expires_at - days * interval '24 hours'
from consent_status, unnest(array[30, 7, 1]) days
where status = 'Authorised' and expires_at - days * interval '24 hours' > now();
