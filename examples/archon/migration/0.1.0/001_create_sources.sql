create table if not exists sources (
  source_id text primary key,
  source_url text,
  display_name text,
  created_at timestamptz not null default now()
);
