-- What other centres ask of this one (异地协作), and what it answered.
create table cooperation (
  county        text not null references county,
  id            uuid not null,
  asked_by      text not null,
  letter_number text,
  about         personal not null check (about like 'v1.%'),
  received_on   date not null,
  due_on        date,
  recorded_by   uuid not null,
  answered_on   date,
  outcome       text,
  answer        personal check (answer is null or answer like 'v1.%'),
  answered_by   uuid,
  primary key (county, id),
  foreign key (county, recorded_by) references account,
  foreign key (county, answered_by) references account
);
create index cooperation_open on cooperation (county, received_on) where answered_on is null;
alter table cooperation enable row level security;
alter table cooperation force row level security;
create policy by_sight on cooperation
  using (county = (select wall_county()) and (select current_setting('fayuan.sight', true)) = 'county')
  with check (county = (select wall_county()));
