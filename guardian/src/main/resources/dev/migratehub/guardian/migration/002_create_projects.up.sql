create table projects (
  id varchar(64) primary key,
  name varchar(255) not null,
  api_key varchar(255) not null unique,
  owner_user_id varchar(64) not null references users (id) on delete cascade,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);

create index projects_by_owner on projects (owner_user_id);
