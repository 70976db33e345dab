create table users (
  id varchar(64) primary key,
  email varchar(320) not null unique,
  password_hash varchar(255) not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
