-- A customer who signs in to see their own consents: a visit has the stages of signing in and no TPP's request.
alter table attempt drop constraint attempt_channel_check;
alter table attempt add constraint attempt_channel_check check (channel in ('Browser', 'Api', 'Visit'));
alter table attempt alter column client_id drop not null;
alter table attempt alter column redirect_uri drop not null;
alter table attempt add constraint attempt_has_a_request
    check (channel = 'Visit' or (client_id is not null and redirect_uri is not null));
alter table attempt add constraint visit_decides_nothing
    check (channel <> 'Visit' or stage in ('Started', 'SignedIn', 'Authenticated', 'Ended'));
