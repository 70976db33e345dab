create table configs (
  project_id varchar(64) not null references projects (id) on delete cascade,
  key varchar(255) not null,
  schema_id varchar(64) not null references config_schemas (id) on delete restrict,
  version bigint not null default 1 check (version >= 1),
  content jsonb not null,
  updated_by_user_id varchar(64) not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (project_id, key)
);

create index configs_by_key on configs (key);
create index configs_by_schema on configs (schema_id);
create index configs_by_editor on configs (updated_by_user_id);
create index configs_by_content on configs using gin (content);
