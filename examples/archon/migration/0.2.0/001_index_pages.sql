create index concurrently if not exists pages_by_source on pages (source_id);
