-- A month of duty help is bound, shelved, lent and destroyed like a matter: a dossier has an id of its own, a matter's dossier the matter's.
drop policy of_matter on dossier;
drop policy of_matter on dossier_loan;
drop policy of_matter on destruction_item;
alter table dossier drop constraint dossier_county_matter_id_fkey;
alter table dossier rename column matter_id to id;
alter table dossier
  add column help_month text check (help_month ~ '^\d{4}-\d{2}$'),
  add column matter_id  uuid generated always as (case when help_month is null then id end) stored,
  add foreign key (county, matter_id) references matter,
  add unique (county, help_month);
alter table dossier_loan rename column matter_id to dossier_id;
alter table destruction_item rename column matter_id to dossier_id;
-- Whoever sees the matter sees its dossier; a month of everybody's help only those who see the county.
create policy by_sight on dossier
  using (county = (select wall_county()) and (
    (select current_setting('fayuan.sight', true)) = 'county'
    or exists (select from matter m where m.county = dossier.county and m.id = dossier.matter_id)))
  with check (county = (select wall_county()));
create policy of_dossier on dossier_loan
  using (county = (select wall_county()) and exists (select from dossier d where d.county = dossier_loan.county and d.id = dossier_loan.dossier_id))
  with check (county = (select wall_county()));
create policy of_dossier on destruction_item
  using (county = (select wall_county()) and exists (select from dossier d where d.county = destruction_item.county and d.id = destruction_item.dossier_id))
  with check (county = (select wall_county()));
-- The number under which a shift's month was bound: from then on nothing of it changes.
alter table duty_shift add column archived_in text;
-- How far the binding of a volume is, in percent.
alter table dossier add column progress int not null default 0;
