create table config_revisions (
  id varchar(64) primary key,
  project_id varchar(64) not null,
  config_key varchar(255) not null,
  version bigint not null check (version >= 1),
  content jsonb not null,
  created_by_user_id varchar(64) not null,
  created_at timestamptz not null default now(),
  unique (project_id, config_key, version),
  foreign key (project_id, config_key) references configs (project_id, key) on delete cascade
);

create index config_revisions_by_creator on config_revisions (created_by_user_id);
create index config_revisions_by_content on config_revisions using gin (content);
