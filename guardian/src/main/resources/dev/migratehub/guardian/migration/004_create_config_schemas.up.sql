create table config_schemas (
  id varchar(64) primary key,
  name varchar(255) not null,
  schema_content text not null,
  created_by_user_id varchar(64) not null references users (id) on delete cascade,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);

create index config_schemas_by_name on config_schemas (name);
create index config_schemas_by_creator on config_schemas (created_by_user_id);
