-- How a document reached the person (送达): one line for each handing over, never taken out.
create table document_service (
  county      text not null,
  id          uuid not null,
  document_id uuid not null,
  manner      text not null,
  served_on   date not null,
  receiver    text not null,
  note        text,
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  primary key (county, id),
  foreign key (county, document_id) references document,
  foreign key (county, recorded_by) references account
);
create index document_service_document on document_service (county, document_id);
alter table document_service enable row level security;
alter table document_service force row level security;
create policy of_document on document_service
  using (county = (select wall_county())
    and exists (select from document d where d.county = document_service.county and d.id = document_service.document_id))
  with check (county = (select wall_county()));
