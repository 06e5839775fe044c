-- The history's Merkle tree: which entry is which leaf, and the signed heads, which lie outside the database as well.

-- The command that wrote a step ties the step to its entry in the history, and so into the entry's leaf.
alter table matter_step add column command_id uuid default nullif(current_setting('fayuan.command', true), '')::uuid;
create index matter_step_command on matter_step (county, command_id);

create table history_leaf (
  county     text not null,
  leaf_index bigint not null,
  position   bigint not null,
  content    text,
  leaf_hash  bytea not null,
  primary key (county, leaf_index),
  unique (county, position),
  foreign key (county, position) references history
);

create table history_head (
  county    text not null references county,
  size      bigint not null,
  root      bytea not null,
  at        timestamptz not null,
  key_id    text not null,
  signature bytea not null,
  frontier  bytea[] not null,
  primary key (county, size)
);

-- Which keys the rows need: without one of them the program does not start, and never makes a new one in its place.
create table key_in_use (
  county  text not null references county,
  purpose text not null,
  key_id  text not null,
  since   timestamptz not null,
  primary key (county, purpose, key_id)
);

do $$
declare name text;
begin
  foreach name in array array['history_leaf', 'history_head', 'key_in_use'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
  end loop;
  -- The tree is written by the sealer alone, never in anybody's request.
  foreach name in array array['history_leaf', 'history_head'] loop
    execute format('create policy read_county on %I for select using (county = (select wall_county()) and (select current_setting(''fayuan.history'', true)) = ''county'')', name);
    execute format('create policy seal on %I for insert with check (county = (select wall_county()) and (select current_setting(''fayuan.door'', true)) = ''sealer'')', name);
    execute format('create trigger append_only before update or delete or truncate on %I execute function refuse_change()', name);
  end loop;
end $$;

create policy of_county on key_in_use
  using (county = (select wall_county())) with check (county = (select wall_county()));
