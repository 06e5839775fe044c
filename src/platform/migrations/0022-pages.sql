-- The page that an issued document was printed by, kept once however many documents use it: a reprint years later is the same bytes.
create table document_page (
  county text not null,
  digest text not null,
  files  jsonb not null,
  primary key (county, digest)
);
alter table document_page enable row level security;
alter table document_page force row level security;
create policy of_county on document_page using (county = (select wall_county())) with check (county = (select wall_county()));
-- Null for what was issued before pages were kept.
alter table document
  add column page text,
  add foreign key (county, page) references document_page,
  drop column template_version;
