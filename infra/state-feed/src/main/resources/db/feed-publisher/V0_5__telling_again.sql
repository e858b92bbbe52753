-- False while the states of a topic that was made again are told on it: what is there is true, but not all there is.
alter table feed_lease add column complete boolean not null default true;
