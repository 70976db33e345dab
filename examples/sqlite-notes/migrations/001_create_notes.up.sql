create table notes (
  id integer primary key,
  title text not null,
  body text not null default '',
  tags text not null default '',
  created_at text not null default (datetime('now'))
);

create index notes_by_title on notes (title);
