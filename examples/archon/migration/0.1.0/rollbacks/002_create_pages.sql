drop function if exists count_pages(text);
drop table if exists pages;
