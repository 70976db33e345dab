create type role_level as enum ('admin', 'editor', 'viewer');

create table roles (
  user_id varchar(64) not null references users (id) on delete cascade,
  project_id varchar(64) not null references projects (id) on delete cascade,
  role_level role_level not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (user_id, project_id)
);

create index roles_by_project on roles (project_id);
