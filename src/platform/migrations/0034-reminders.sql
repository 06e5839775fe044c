-- What somebody should know of (提醒): one row for each person whom a happening or a day concerns, however often it is found again.
create table reminder (
  county        text not null references county,
  id            uuid not null,
  account_id    uuid not null,
  rule          text not null,
  -- what it is about, and the day that it is about: with rule and person the key by which it is told once
  subject       text not null,
  day           date not null,
  matter_id     uuid,
  -- where the matter stood then: once it has moved on, nothing waits any more
  state         text,
  what          text not null,
  basis         text not null,
  told_at       timestamptz not null,
  in_page       boolean not null,
  read_at       timestamptz,
  -- the text message of it: when it goes out next, null where none waits
  text_next_at  timestamptz,
  text_attempts int not null default 0,
  text_sent_at  timestamptz,
  text_fault    text,
  primary key (county, id),
  unique (county, account_id, rule, subject, day),
  foreign key (county, account_id) references account,
  foreign key (county, matter_id) references matter
);
create index reminder_unread on reminder (county, account_id) where in_page and read_at is null;
create index reminder_told on reminder (county, account_id, told_at);
create index reminder_text_waiting on reminder (county, text_next_at) where text_next_at is not null;

-- What the county has set for a rule, from a day on; what stood before stays as it was.
create table reminder_rule (
  county     text not null references county,
  id         uuid not null,
  rule       text not null,
  from_on    date not null,
  tells      text[] not null,
  in_page    boolean not null,
  texts      boolean not null,
  days_ahead int,
  source     text not null,
  changed_by uuid not null,
  changed_at timestamptz not null,
  primary key (county, id),
  foreign key (county, changed_by) references account
);
create index reminder_rule_from on reminder_rule (county, rule, from_on, changed_at);

-- What one person has chosen; the id is that of the account.
create table reminder_choice (
  county text not null,
  id     uuid not null,
  phone  personal check (phone like 'v1.%'),
  texts  boolean not null,
  quiet  text[] not null,
  primary key (county, id),
  foreign key (county, id) references account
);

-- Where text messages are handed over; one at a time.
create table text_gateway (
  county   text not null references county,
  id       uuid not null,
  url      text not null,
  secret   personal not null check (secret like 'v1.%'),
  set_by   uuid not null,
  set_at   timestamptz not null,
  ended_at timestamptz,
  primary key (county, id),
  foreign key (county, set_by) references account
);
create unique index text_gateway_in_use on text_gateway (county) where ended_at is null;

do $$
declare name text;
begin
  foreach name in array array['reminder', 'reminder_rule', 'reminder_choice', 'text_gateway'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy of_county on %I using (county = (select wall_county())) with check (county = (select wall_county()))', name);
  end loop;
end $$;
