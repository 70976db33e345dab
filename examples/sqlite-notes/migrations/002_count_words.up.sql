alter table notes add column words integer not null default 0;

create trigger notes_count_words after update of body on notes
begin
  update notes
     set words = case trim(new.body)
                   when '' then 0
                   else length(trim(new.body)) - length(replace(trim(new.body), ' ', '')) + 1
                 end
   where id = new.id;
end;

insert into notes (title, tags) values ('Shopping', 'home,food'), ('Talk; draft', 'work');
update notes set body = 'bread, milk and tea' where title = 'Shopping';
