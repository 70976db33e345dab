drop index concurrently if exists pages_by_source;
