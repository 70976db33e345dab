pragma foreign_keys = off;

create table note_tags (
  note_id integer not null references notes (id) on delete cascade,
  tag text not null,
  primary key (note_id, tag)
);

with recursive parts (note_id, tag, rest) as (
  select id, '', tags || ',' from notes where tags <> ''
  union all
  select note_id, substr(rest, 1, instr(rest, ',') - 1), substr(rest, instr(rest, ',') + 1)
    from parts where rest <> ''
)
insert into note_tags select note_id, tag from parts where tag <> '';

create table notes_without_tags (
  id integer primary key,
  title text not null,
  body text not null default '',
  created_at text not null default (datetime('now')),
  words integer not null default 0
);
insert into notes_without_tags select id, title, body, created_at, words from notes;
drop table notes;
alter table notes_without_tags rename to notes;
create index notes_by_title on notes (title);

-- The trigger went with the old table.
create trigger notes_count_words after update of body on notes
begin
  update notes
     set words = case trim(new.body)
                   when '' then 0
                   else length(trim(new.body)) - length(replace(trim(new.body), ' ', '')) + 1
                 end
   where id = new.id;
end;

pragma foreign_keys = on;
