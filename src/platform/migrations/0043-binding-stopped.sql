-- Somebody stopped the binding of a volume; it waits until somebody lets it go on.
alter table dossier add column stopped_at timestamptz;
