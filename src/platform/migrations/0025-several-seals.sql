-- Several seals on one paper, and every request a line of its own: what was turned down stays in the ledger when it is asked for again.
alter table seal_use add column position int not null default 1;
alter table seal_use drop constraint seal_use_pkey;
alter table seal_use add primary key (county, document_id, position);
-- Only one waits at a time.
create unique index seal_use_open on seal_use (county, document_id) where allowed is null;
