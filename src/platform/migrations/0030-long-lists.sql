-- A county of a hundred thousand matters is paged and counted from one index, walls and all, without reading the rows.
create index matter_day on matter (county, received_on, number) include (id, state, organisation_id, unit_id, counsel_id);
drop index matter_received;
-- The year's figures, by the day each counts.
create index matter_decided on matter (county, decided_on);
create index matter_closed on matter (county, closing_accepted_on);
create index matter_archived on matter (county, archived_on);
create index document_number on document (county, number);

-- Whoever sees the whole county need not be asked about each row's matter. PostgreSQL tries policies backwards by name, so this
-- one's name puts it first: it shows nothing that the others do not.
do $$
declare name text;
begin
  foreach name in array array['person', 'party', 'matter_step', 'document'] loop
    execute format('create policy whole_county on %I for select using (county = (select wall_county()) and (select current_setting(''fayuan.sight'', true)) = ''county'')', name);
  end loop;
end $$;
