-- What organs ask of the centre (办案机关通知): one row for one person at one stage, however often and by whatever road it came.
alter table matter add column case_number text;

create table agency_notice (
  county          text not null references county,
  id              uuid not null,
  organisation_id uuid not null,
  road            text not null,
  kind            text not null,
  stage           text not null,
  reason          text,
  state_secret    boolean not null,
  document_number text not null,
  document_on     date not null,
  case_number     text,
  person_id       uuid,
  charge          text,
  guilty_plea     boolean not null,
  handler         text not null,
  handler_phone   text not null,
  -- what later messages keep up to date
  told_at         timestamptz not null,
  -- when each of them was told: an older account never undoes a younger one
  told            jsonb not null,
  measure         text,
  held_in     text,
  procedure       text,
  hearing_at      timestamptz,
  hearing_place   text,
  applied_at      timestamptz,
  received_at     timestamptz not null,
  times           int not null default 1,
  recorded_by     uuid not null,
  matter_id       uuid,
  -- the matter's number, which the organ may know although it does not see the matter
  number          text,
  receipt_id      uuid,
  letter_id       uuid,
  answered_at     timestamptz,
  answered_by     uuid,
  counsel_id      uuid,
  answer          text,
  primary key (county, id),
  foreign key (county, organisation_id) references organisation,
  foreign key (county, person_id) references person,
  foreign key (county, matter_id) references matter,
  foreign key (county, recorded_by) references account,
  foreign key (county, answered_by) references account,
  foreign key (county, counsel_id) references counsel
);
create index agency_notice_open on agency_notice (county, received_at) where answered_at is null;
create index agency_notice_person on agency_notice (county, person_id);
create index agency_notice_matter on agency_notice (county, matter_id);
create index matter_case_number on matter (county, case_number) where case_number is not null;

-- An organ's own system: its public key for what it sends, and where it hears from the centre.
create table agency_link (
  county          text not null,
  id              uuid not null,
  organisation_id uuid not null,
  account_id      uuid not null,
  public_key      text not null,
  webhook_url     text,
  webhook_secret  personal not null check (webhook_secret like 'v1.%'),
  created_at      timestamptz not null,
  ended_at        timestamptz,
  primary key (county, id),
  foreign key (county, organisation_id) references organisation,
  foreign key (county, account_id) references account
);
-- Signatures seen within the minutes in which one holds: nobody sends the same one again.
create table agency_nonce (
  county  text not null,
  link_id uuid not null,
  nonce   text not null,
  seen_at timestamptz not null,
  primary key (county, link_id, nonce),
  foreign key (county, link_id) references agency_link
);
-- What waits to be told to an organ's system; written with the act that it tells of.
create table outgoing_message (
  county       text not null,
  id           uuid not null,
  link_id      uuid not null,
  body         jsonb not null,
  next_at      timestamptz not null,
  attempts     int not null default 0,
  delivered_at timestamptz,
  last_fault   text,
  primary key (county, id),
  foreign key (county, link_id) references agency_link
);
create index outgoing_message_waiting on outgoing_message (county, next_at) where delivered_at is null;

do $$
declare name text;
begin
  foreach name in array array['agency_notice', 'agency_link', 'agency_nonce', 'outgoing_message'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
  end loop;
end $$;
create policy of_county on outgoing_message using (county = (select wall_county())) with check (county = (select wall_county()));
create policy of_county_or_entrance on agency_link
  using (county = (select wall_county()) or (select current_setting('fayuan.door', true)) = 'entrance')
  with check (county = (select wall_county()));
create policy of_county_or_entrance on agency_nonce
  using (county = (select wall_county()) or (select current_setting('fayuan.door', true)) = 'entrance')
  with check (county = (select wall_county()) or (select current_setting('fayuan.door', true)) = 'entrance');
-- The centre sees all of them, an organ its own, and whoever sees the matter those that belong to it.
create policy by_sight on agency_notice
  using (county = (select wall_county()) and (
    (select current_setting('fayuan.sight', true)) = 'county'
    or organisation_id = (select wall_uuid('fayuan.organisation'))
    or exists (select from matter m where m.county = agency_notice.county and m.id = agency_notice.matter_id)))
  with check (county = (select wall_county()));
create policy through_notice on person for select
  using (county = (select wall_county())
    and exists (select from agency_notice n where n.county = person.county and n.person_id = person.id));
