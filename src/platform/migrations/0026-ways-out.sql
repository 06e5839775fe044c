-- A file that does not belong into the dossier, and why; what the director explained where something could not be mended any more.
alter table attachment add column left_out text;
alter table dossier add column notes text[] not null default '{}';
