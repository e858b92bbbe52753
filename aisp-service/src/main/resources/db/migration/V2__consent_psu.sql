-- Who authorised a consent, for what is asked about the customer rather than an account. The records to take it from are
-- still on the topic, so the projection is read again from the beginning; until then it vouches for nothing.
alter table consent add column psu_id text;
truncate consent;
delete from feed_partition where topic = 'consents.v1';
