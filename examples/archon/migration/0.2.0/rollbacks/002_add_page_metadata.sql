drop index if exists pages_by_metadata;
alter table pages drop column if exists metadata;
