drop table configs;
