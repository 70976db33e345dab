create table notes (id integer primary key, title text not null);
