alter table pages add column if not exists metadata jsonb not null default '{}';
create index if not exists pages_by_metadata on pages using gin (metadata);
