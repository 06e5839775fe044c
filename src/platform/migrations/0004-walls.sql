-- The second wall: what the application's role may see at all follows from settings that the door makes inside each transaction.
-- Without them nothing of a county is seen; only the entrance (accounts, to find out who is asking) is open until the door has closed it.
-- Subselects around current_setting let PostgreSQL read each setting once per statement, not once per row.

create function wall_county() returns text language sql stable
  return current_setting('fayuan.county', true);
create function wall_uuid(setting text) returns uuid language sql stable
  return nullif(current_setting(setting, true), '')::uuid;

do $$
declare name text;
begin
  -- Rows of a county that everybody who works in it may need: registers, rules, numbers, answers to commands.
  foreach name in array array['organisation', 'counsel', 'policy_pack', 'number_series', 'command_log', 'practice_run'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy of_county on %I using (county = (select wall_county())) with check (county = (select wall_county()))', name);
  end loop;
  -- Papers of a matter are seen by whoever sees the matter; the subselect on matter is walled itself.
  foreach name in array array['party', 'material', 'matter_step', 'document', 'attachment'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy of_matter on %1$I using (county = (select wall_county()) and exists (select from matter m where m.county = %1$I.county and m.id = %1$I.matter_id)) with check (county = (select wall_county()))', name);
  end loop;
  foreach name in array array['account', 'matter', 'person', 'consultation', 'history'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
  end loop;
end $$;

create policy of_county_or_entrance on account
  using (county = (select wall_county()) or (select current_setting('fayuan.door', true)) = 'entrance')
  with check (county = (select wall_county()) or (select current_setting('fayuan.door', true)) = 'entrance');

-- Which matters: all of the county, those received at one's own place, those of one's firm, one's own; and the one in hand,
-- which a counsel who declines it gives away by that very step.
create policy by_sight on matter
  using (county = (select wall_county()) and (
    case (select current_setting('fayuan.sight', true))
      when 'county' then true
      when 'organisation' then organisation_id = (select wall_uuid('fayuan.organisation'))
      when 'unit' then unit_id = (select wall_uuid('fayuan.organisation')) or counsel_id = (select wall_uuid('fayuan.counsel'))
      when 'own' then counsel_id = (select wall_uuid('fayuan.counsel'))
      else false
    end
    or id = (select wall_uuid('fayuan.matter'))))
  with check (county = (select wall_county()));

create policy by_sight on consultation
  using (county = (select wall_county()) and (
    case (select current_setting('fayuan.consultations', true))
      when 'county' then true
      when 'organisation' then organisation_id = (select wall_uuid('fayuan.organisation'))
      else false
    end))
  with check (county = (select wall_county()));

create policy through_matter_or_consultation on person
  using (county = (select wall_county()) and (
    (select current_setting('fayuan.sight', true)) = 'county'
    or exists (select from party p where p.county = person.county and p.person_id = person.id)
    or exists (select from consultation c where c.county = person.county and c.person_id = person.id)))
  with check (county = (select wall_county()));

-- Everybody writes what they do; what others did is read by whoever answers for the county.
create policy write_own on history for insert
  with check (county = (select wall_county()) and actor_id = (select wall_uuid('fayuan.actor')));
create policy read_county on history for select
  using (county = (select wall_county()) and (
    (select current_setting('fayuan.history', true)) = 'county' or actor_id = (select wall_uuid('fayuan.actor'))));

-- What happened is never changed, whoever asks.
create function refuse_change() returns trigger language plpgsql as
  $$ begin raise exception '% is append-only', tg_table_name using errcode = 'insufficient_privilege'; end $$;
create trigger append_only before update or delete or truncate on history execute function refuse_change();
create trigger append_only before update or delete or truncate on matter_step execute function refuse_change();
