-- Electronic seals, the ledger of their use, and what stands behind a document's code for whoever holds the paper.
create table seal (
  county          text not null,
  id              uuid not null,
  kind            text not null,
  inscription     text not null,
  organisation_id uuid not null,
  keeper_id       uuid not null,
  documents       text[] not null,
  certificate     text not null,
  private_key     personal not null check (private_key like 'v1.%'),
  registered_on   date not null,
  registered_by   uuid not null,
  ended_on        date,
  ended_by        uuid,
  end_reason      text,
  primary key (county, id),
  foreign key (county, organisation_id) references organisation,
  foreign key (county, keeper_id) references account,
  foreign key (county, registered_by) references account,
  foreign key (county, ended_by) references account
);
-- One line for each use: asked for, allowed or turned down, applied. Nothing is taken out of it.
create table seal_use (
  county       text not null,
  document_id  uuid not null,
  seal_id      uuid not null,
  asked_by     uuid not null,
  asked_at     timestamptz not null,
  reason       text,
  decided_by   uuid,
  decided_at   timestamptz,
  allowed      boolean,
  refusal      text,
  applied_at   timestamptz,
  digest       text,
  primary key (county, document_id),
  foreign key (county, document_id) references document,
  foreign key (county, seal_id) references seal,
  foreign key (county, asked_by) references account,
  foreign key (county, decided_by) references account
);
create index seal_use_asked on seal_use (county, asked_at);
create index seal_use_waiting on seal_use (county, decided_at) where allowed and applied_at is null;
alter table document
  add column voided_on   date,
  add column voided_by   uuid,
  add column void_reason text,
  add column replaced_by uuid,
  add foreign key (county, voided_by) references account,
  add foreign key (county, replaced_by) references document;
-- Found by whoever holds the paper; the code is drawn by lot and says nothing of what it stands for.
create table document_code (
  code        text primary key,
  county      text not null,
  document_id uuid not null,
  foreign key (county, document_id) references document
);
create unique index document_code_document on document_code (county, document_id);
alter table seal enable row level security;
alter table seal force row level security;
create policy of_county on seal using (county = (select wall_county())) with check (county = (select wall_county()));
-- A use is seen by whoever sees the document, which is walled itself.
alter table seal_use enable row level security;
alter table seal_use force row level security;
create policy of_document on seal_use
  using (county = (select wall_county())
    and exists (select from document d where d.county = seal_use.county and d.id = seal_use.document_id))
  with check (county = (select wall_county()));
