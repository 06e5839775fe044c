-- What a file that came in is: which material it shows, how many pages, the digest of what was sent before it was cleaned, its small picture.
alter table attachment
  add column phase         text,
  add column code          text,
  add column pages         int,
  add column source_digest text,
  add column thumbnail     text;
-- The bound volume of an archived matter and where its paper lies.
create table dossier (
  county         text not null,
  matter_id      uuid not null,
  archive_number text not null,
  archived_on    date not null,
  archived_by    uuid not null,
  items          jsonb not null,
  pages          int not null,
  digest         text,
  bound_at       timestamptz,
  shelf          text,
  keep_until     date,
  destroyed_on   date,
  primary key (county, matter_id),
  unique (county, archive_number),
  foreign key (county, matter_id) references matter,
  foreign key (county, archived_by) references account
);
create index dossier_unbound on dossier (county, archived_on) where bound_at is null;
-- Lent and given back: one line each time, never taken out.
create table dossier_loan (
  county      text not null,
  id          uuid not null,
  matter_id   uuid not null,
  borrower    text not null,
  purpose     text not null,
  lent_on     date not null,
  due_on      date not null,
  lent_by     uuid not null,
  returned_on date,
  returned_to uuid,
  primary key (county, id),
  foreign key (county, matter_id) references dossier,
  foreign key (county, lent_by) references account,
  foreign key (county, returned_to) references account
);
create unique index dossier_lent on dossier_loan (county, matter_id) where returned_on is null;
-- A list of what is to be destroyed: drawn up by one, approved by two others.
create table destruction_list (
  county      text not null,
  id          uuid not null,
  reason      text not null,
  listed_by   uuid not null,
  listed_on   date not null,
  approved_by uuid[] not null default '{}',
  refused_by  uuid,
  refusal     text,
  done_on     date,
  done_by     uuid,
  primary key (county, id),
  foreign key (county, listed_by) references account,
  foreign key (county, refused_by) references account,
  foreign key (county, done_by) references account
);
create table destruction_item (
  county    text not null,
  list_id   uuid not null,
  matter_id uuid not null,
  primary key (county, list_id, matter_id),
  foreign key (county, list_id) references destruction_list,
  foreign key (county, matter_id) references dossier
);
do $$
declare name text;
begin
  foreach name in array array['destruction_list'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy of_county on %I using (county = (select wall_county())) with check (county = (select wall_county()))', name);
  end loop;
  foreach name in array array['dossier', 'dossier_loan', 'destruction_item'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy of_matter on %1$I using (county = (select wall_county()) and exists (select from matter m where m.county = %1$I.county and m.id = %1$I.matter_id)) with check (county = (select wall_county()))', name);
  end loop;
end $$;
