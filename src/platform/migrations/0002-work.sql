create table policy_pack (
  county      text not null references county,
  version     int not null,
  adopted_at  timestamptz not null,
  body        jsonb not null,
  primary key (county, version)
);

-- Gapless numbers per kind and year: the row is locked by the transaction that takes the next one and falls back with it.
create table number_series (
  county  text not null references county,
  kind    text not null,
  year    int not null,
  last    int not null,
  primary key (county, kind, year)
);

create table consultation (
  county          text not null references county,
  id              uuid not null,
  number          text not null,
  channel         text not null,
  organisation_id uuid not null,
  consultant_id   uuid not null,
  person_id       uuid,
  cause           text not null,
  groups          text[] not null,
  question        text not null,
  answer          text not null,
  told_may_apply  boolean not null,
  satisfaction    text,
  matter_id       uuid,
  happened_on     date not null,
  recorded_at     timestamptz not null,
  primary key (county, id),
  unique (county, number),
  foreign key (county, organisation_id) references organisation,
  foreign key (county, consultant_id) references account,
  foreign key (county, person_id) references person
);
create index consultation_day on consultation (county, happened_on);
create index consultation_person on consultation (county, person_id);

create table matter (
  county               text not null references county,
  id                   uuid not null,
  number               text not null,
  state                text not null,
  version              int not null,
  -- what it is
  kind                 text not null,
  form                 text not null,
  stage                text not null,
  cause                text not null,
  subject              text,
  groups               text[] not null,
  source               text not null,
  notice_reason        text,
  notice_number        text,
  recipients           int not null,
  story                text not null,
  agency               text,
  agency_county        text,
  cause_county         text,
  limitation_on        date,
  grave_sentence       boolean not null,
  consultation_id      uuid,
  organisation_id      uuid not null,
  -- review and decision
  received_on          date not null,
  stopped_days         int not null default 0,
  supplement_from      date,
  supplement_due_on    date,
  accepted_on          date,
  means_facts          jsonb not null,
  means_proof          text,
  advice               jsonb,
  reviewer_id          uuid,
  review_opinion       text,
  decided_on           date,
  decider_id           uuid,
  grounds              jsonb,
  policy_version       int,
  ended_on             date,
  forwarded_to         text,
  -- assignment and handling
  assigned_on          date,
  unit_id              uuid,
  counsel_id           uuid,
  taken_on             date,
  heard_on             date,
  -- closing, quality, money, archive
  closed_on            date,
  closing_manner       text,
  closing_result       text,
  benefit              bigint,
  wages                bigint,
  closing_submitted_on date,
  closing_accepted_on  date,
  grade                text,
  subsidy              bigint,
  archive_number       text,
  archived_on          date,
  primary key (county, id),
  unique (county, number),
  foreign key (county, organisation_id) references organisation,
  foreign key (county, unit_id) references organisation,
  foreign key (county, counsel_id) references counsel,
  foreign key (county, consultation_id) references consultation
);
create index matter_state on matter (county, state);
create index matter_received on matter (county, received_on);
create index matter_counsel on matter (county, counsel_id);
create index matter_unit on matter (county, unit_id);
alter table consultation add foreign key (county, matter_id) references matter;

-- The story of a matter: each step with what it changed. Folding the changes gives the matter's row again.
create table matter_step (
  county      text not null,
  matter_id   uuid not null,
  position    int not null,
  step        text not null,
  actor_id    uuid not null,
  happened_on date not null,
  recorded_at timestamptz not null,
  note        text,
  detail      jsonb,
  changes     jsonb not null,
  primary key (county, matter_id, position),
  foreign key (county, matter_id) references matter,
  foreign key (county, actor_id) references account
);
create index matter_step_day on matter_step (county, step, happened_on);

create table party (
  county     text not null,
  matter_id  uuid not null,
  position   int not null,
  role       text not null,
  person_id  uuid not null,
  relation   text,
  claim      bigint,
  primary key (county, matter_id, position),
  foreign key (county, matter_id) references matter,
  foreign key (county, person_id) references person
);
create index party_person on party (county, person_id);

create table material (
  county      text not null,
  matter_id   uuid not null,
  position    int not null,
  phase       text not null,
  code        text not null,
  title       text not null,
  pages       int not null,
  original    boolean not null,
  received_on date not null,
  primary key (county, matter_id, position),
  foreign key (county, matter_id) references matter
);

create table attachment (
  county      text not null,
  id          uuid not null,
  matter_id   uuid not null,
  title       text not null,
  file_name   text not null,
  media_type  text not null,
  bytes       bigint not null,
  digest      text not null,
  added_by    uuid not null,
  added_at    timestamptz not null,
  primary key (county, id),
  foreign key (county, matter_id) references matter,
  foreign key (county, added_by) references account
);
create index attachment_matter on attachment (county, matter_id);

-- An issued document is its facts and its template's version: printing it again gives the same bytes.
create table document (
  county           text not null,
  id               uuid not null,
  matter_id        uuid not null,
  kind             text not null,
  number           text,
  template_version int not null,
  facts            personal not null,
  issued_on        date not null,
  issued_at        timestamptz not null,
  issued_by        uuid not null,
  primary key (county, id),
  unique (county, number),
  foreign key (county, matter_id) references matter,
  foreign key (county, issued_by) references account
);
create index document_matter on document (county, matter_id);

-- Who did what and who looked at what. Nothing here is ever changed.
create table history (
  county          text not null,
  position        bigint generated always as identity,
  at              timestamptz not null,
  actor_id        uuid not null,
  organisation_id uuid not null,
  operation       text not null,
  kind            text not null,
  matter_id       uuid,
  subject_id      uuid,
  command_id      uuid,
  request_id      text not null,
  primary key (county, position)
);
create index history_matter on history (county, matter_id);
create index history_actor on history (county, actor_id, at);

-- Each command runs once: the same id again gets the same answer, with other content it is refused.
create table command_log (
  county       text not null,
  actor_id     uuid not null,
  command_id   uuid not null,
  operation    text not null,
  input_digest text not null,
  answer       jsonb,
  at           timestamptz not null,
  primary key (county, actor_id, command_id)
);
