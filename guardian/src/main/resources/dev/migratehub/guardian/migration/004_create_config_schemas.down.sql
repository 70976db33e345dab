drop table config_schemas;
