-- For how long readings are kept (docs/sensors.md, "Retention"). Where vehicles go is personal data: they always have an end. For them place_exact says that
-- coordinates in their readings are kept as they were sent.
alter table device add column retention_days integer check (retention_days between 1 and 3650);
update device set retention_days = 30 where vehicle;
alter table device add check (not vehicle or retention_days is not null);
