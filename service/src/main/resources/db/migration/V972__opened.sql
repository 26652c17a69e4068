-- When leaf 0 was received: where the leaves of a stream begin among the partitions.
alter table stream add column opened bigint;

update stream s
   set opened = coalesce((select f.opening_received from stream_forgotten f where f.stream = s.no),
                         (select min(r.received) from reading r where r.stream = s.no),
                         floor(extract(epoch from created_at) * 1000));

alter table stream alter column opened set not null;
