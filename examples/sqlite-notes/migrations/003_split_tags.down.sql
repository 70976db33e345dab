alter table notes add column tags text not null default '';
update notes
   set tags = coalesce((select group_concat(tag, ',') from note_tags where note_id = notes.id), '');
drop table note_tags;
