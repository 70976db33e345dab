delete from notes where title in ('Shopping', 'Talk; draft');
drop trigger notes_count_words;
alter table notes drop column words;
