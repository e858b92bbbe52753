-- Who of the bank's staff looked at what. Written before the answer; rows are only ever added.
create table audit_look (
    look_id        bigint generated always as identity primary key,
    looked_at      timestamptz not null,
    staff_id       text        not null,
    interaction_id uuid        not null,
    operation      text        not null,
    -- What was asked, parameter by parameter.
    asked          json        not null
);

create index audit_look_staff on audit_look (staff_id, look_id);

create function audit_look_is_immutable() returns trigger language plpgsql as $$
begin
    raise exception 'looks are never changed or removed';
end $$;

create trigger audit_look_is_immutable before update or delete or truncate on audit_look
    for each statement execute function audit_look_is_immutable();
