-- Events on their way to sinks. `position` orders all events of this store, `sequence` those of a
-- partition; a sink's cursor is the last position it has delivered.

CREATE TABLE outbox_events (
    position BIGINT NOT NULL PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    at BIGINT NOT NULL,
    partition_key TEXT NOT NULL,
    sequence BIGINT NOT NULL,
    type TEXT NOT NULL,
    payload TEXT NOT NULL,
    UNIQUE (partition_key, sequence)
);

CREATE TABLE outbox_heads (
    partition_key TEXT NOT NULL PRIMARY KEY,
    sequence BIGINT NOT NULL
);

CREATE TABLE outbox_cursors (
    sink TEXT NOT NULL PRIMARY KEY,
    position BIGINT NOT NULL
);
