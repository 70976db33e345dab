drop table if exists sources;
