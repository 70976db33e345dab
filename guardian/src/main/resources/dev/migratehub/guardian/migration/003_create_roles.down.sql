drop table roles;
drop type role_level;
