-- Streams of readings (docs/spec/streams.md): one tree per device, its leaves, its heads, its tiles.

-- Who may write streams: one process at a time, shown anew in each of its transactions.
create table stream_writer (
    id         integer primary key check (id = 1),
    holder     uuid not null,
    expires_at timestamptz not null
);

-- What the writer knew at the stream's last head; leaves behind it are read again after a restart.
create table stream (
    no        bigint generated always as identity primary key,
    id        bytea not null unique check (octet_length(id) = 16),
    device    uuid not null unique,
    authority text not null references authority,
    size      bigint not null default 0 check (size >= 0),
    subtrees  bytea not null default '' check (octet_length(subtrees) % 32 = 0), -- roots of the perfect subtrees, the largest first
    received  bigint not null default 0,
    floor     bigint not null default 0,
    highest   bigint not null default 0,                    -- latest time of measuring
    session   text,                                         -- of the device's counter, as of the last head
    counter   bigint,
    created_at timestamptz not null default now()
);

-- Seeds that salts grow from, wrapped by the installation's key: the root, or the cover of what is not forgotten.
create table stream_seed (
    stream bigint not null references stream,
    height smallint not null check (height between 0 and 40),
    idx    bigint not null check (idx >= 0),
    seed   bytea not null,
    primary key (stream, height, idx)
);

-- Leaves. Neither salt nor hash: both are computed. Partitions by the time of receiving, in milliseconds; the service makes them ahead.
create table reading (
    stream   bigint not null,
    position bigint not null,
    kind     smallint not null,
    received bigint not null,
    measured bigint not null,
    lateness integer not null,
    payload  bytea not null,
    primary key (stream, received, position)                -- received never decreases along a stream: this is the order of positions
) partition by range (received);

create index reading_measured on reading (stream, measured);

-- Each start of a device's counter, with the position of the first reading of it.
create table stream_session (
    stream  bigint not null references stream,
    session text not null,
    since   bigint not null,
    primary key (stream, session)
);

-- Numbers of a device's counter that may still come.
create table stream_gap (
    stream  bigint not null references stream,
    session text not null,
    first   bigint not null check (first >= 0),
    last    bigint not null check (last >= first),
    primary key (stream, session, first)
);

-- Heads and the log entries that they are.
create table stream_head (
    stream bigint not null references stream,
    size   bigint not null check (size > 0),
    root   sha256_digest not null,
    entry  bigint not null references log_entry,
    primary key (stream, size)
);

-- Full tiles of 256 hashes, as those of the log.
create table stream_tile (
    stream     bigint not null references stream,
    level      smallint not null check (level between 0 and 4),
    tile_index bigint not null check (tile_index >= 0),
    hashes     bytea not null check (octet_length(hashes) = 8192),
    root       sha256_digest not null,                      -- over the 256
    received   bigint not null,                             -- of the last leaf below it: where to read on
    primary key (stream, level, tile_index)
);

create trigger stream_head_stays before update or delete on stream_head for each row execute function refuse('a head stays');
create trigger stream_tile_stays before update or delete on stream_tile for each row execute function refuse('a tile stays');
create trigger stream_grows before update on stream for each row
    when (new.size < old.size or new.id <> old.id or new.device <> old.device or new.authority <> old.authority)
    execute function refuse('a stream grows, and stays what it is');
