-- The history's Merkle tree: which entry is which leaf, and the signed heads. Rows are only ever added.
-- The command that wrote a step ties the step to its entry in the history, and so into the entry's leaf.
alter table matter_step add column if not exists command_id uuid
  default nullif(current_setting('fayuan.command', true), '')::uuid;
create index if not exists matter_step_command on matter_step (county, command_id);

create table if not exists history_leaf (
  county     text not null,
  leaf_index bigint not null,
  position   bigint not null,
  content    text,
  leaf_hash  bytea not null,
  primary key (county, leaf_index),
  unique (county, position),
  foreign key (county, position) references history
);

create table if not exists history_head (
  county    text not null,
  size      bigint not null,
  root      bytea not null,
  at        timestamptz not null,
  key_id    text not null,
  signature bytea not null,
  frontier  bytea[] not null,
  primary key (county, size)
);
