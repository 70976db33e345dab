drop table config_revisions;
