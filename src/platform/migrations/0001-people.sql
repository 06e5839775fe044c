-- Every table carries its county in front of its key: a county's rows can be walled off, moved and backed up alone.
-- Every personal field has this one type, so that what must be encrypted, masked and listed is found by the type.
create domain personal as text;

create table county (
  county      text primary key,
  name        text not null,
  practice    boolean not null,
  opened_at   timestamptz not null
);

create table organisation (
  county      text not null references county,
  id          uuid not null,
  kind        text not null,
  name        text not null,
  township    text,
  phone       text,
  address     text,
  active      boolean not null default true,
  primary key (county, id),
  unique (county, name)
);

-- The register of people who may handle matters (法律援助人员).
create table counsel (
  county               text not null,
  id                   uuid not null,
  organisation_id      uuid not null,
  kind                 text not null,
  name                 text not null,
  licence_number       text,
  phone                text,
  licensed_on          date,
  criminal_since       date,
  knows_minors         boolean not null default false,
  matter_kinds         text[] not null,
  leave_from           date,
  leave_until          date,
  suspended_until      date,
  active               boolean not null default true,
  primary key (county, id),
  foreign key (county, organisation_id) references organisation
);
create index counsel_organisation on counsel (county, organisation_id);

create table account (
  county          text not null,
  id              uuid not null,
  login           text not null,
  name            text not null,
  password_digest text not null,
  roles           text[] not null,
  organisation_id uuid not null,
  counsel_id      uuid,
  failures        int not null default 0,
  locked_until    timestamptz,
  active          boolean not null default true,
  primary key (county, id),
  foreign key (county, organisation_id) references organisation,
  foreign key (county, counsel_id) references counsel
);
create unique index account_login on account (lower(login));

-- Only the digest of a token is kept: who reads this table cannot sign in with it.
create table session (
  token_digest text primary key,
  county       text not null,
  account_id   uuid not null,
  created_at   timestamptz not null,
  seen_at      timestamptz not null,
  foreign key (county, account_id) references account
);
create index session_account on session (county, account_id);

-- One-time links: the first administrator, a new colleague, a forgotten password.
create table invitation (
  token_digest text primary key,
  county       text not null,
  account_id   uuid,
  expires_at   timestamptz not null,
  used_at      timestamptz
);

-- The only table with people's data. A matter, a consultation and a document point here.
create table person (
  county      text not null references county,
  id          uuid not null,
  name        personal not null,
  id_number   personal,
  phone       personal,
  address     personal,
  sex         text,
  birth_on    date,
  primary key (county, id)
);
create index person_id_number on person (county, id_number) where id_number is not null;
create index person_name on person (county, name);
