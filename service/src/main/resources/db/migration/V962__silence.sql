-- What the writer of streams needs to notice that a device fell silent, as of the stream's last head (docs/spec/streams.md, "Silence").
alter table stream add column heard bigint not null default 0;             -- when the last reading or file was received; less than received: silent
alter table stream add column expected integer check (expected > 0);       -- seconds from reading to reading
update stream set heard = received;
