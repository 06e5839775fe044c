-- A form as a person signed it: what it said, the page it was laid out by, the name typed or drawn.
create table signed_form (
  county      text not null,
  id          uuid not null,
  matter_id   uuid not null,
  kind        text not null,
  manner      text not null,
  facts       personal not null check (facts like 'v1.%'),
  page        text not null,
  signed_at   timestamptz not null,
  recorded_by uuid not null,
  primary key (county, id),
  foreign key (county, matter_id) references matter,
  foreign key (county, page) references document_page,
  foreign key (county, recorded_by) references account
);
create index signed_form_matter on signed_form (county, matter_id);
alter table signed_form enable row level security;
alter table signed_form force row level security;
create policy of_matter on signed_form
  using (county = (select wall_county()) and exists (select from matter m where m.county = signed_form.county and m.id = signed_form.matter_id))
  with check (county = (select wall_county()));
