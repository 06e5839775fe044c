-- A lawyer's own calendar feed; found by the digest of its secret address, like a one-time link.
create table duty_feed (
  token_digest text primary key,
  county       text not null,
  counsel_id   uuid not null,
  foreign key (county, counsel_id) references counsel
);
create unique index duty_feed_counsel on duty_feed (county, counsel_id);
