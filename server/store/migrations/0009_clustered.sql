-- Fewer trees to write for every row. `clustered` says that a table lies in the order of its key;
-- databases that know no such tables read past it. Uniqueness that follows from another key is not
-- kept a second time.

ALTER TABLE meta RENAME TO old_meta;

CREATE TABLE meta (
    name TEXT NOT NULL PRIMARY KEY,
    value BIGINT NOT NULL
) /* clustered */;

INSERT INTO meta (name, value) SELECT name, value FROM old_meta;

DROP TABLE old_meta;

DROP INDEX ratings_by_rank;

ALTER TABLE ratings RENAME TO old_ratings;

CREATE TABLE ratings (
    player_id TEXT NOT NULL REFERENCES players (id),
    game_type TEXT NOT NULL,
    rating BIGINT NOT NULL,
    games BIGINT NOT NULL,
    wins BIGINT NOT NULL,
    PRIMARY KEY (player_id, game_type)
) /* clustered */;

INSERT INTO ratings (player_id, game_type, rating, games, wins)
SELECT player_id, game_type, rating, games, wins FROM old_ratings ORDER BY player_id, game_type;

DROP TABLE old_ratings;

CREATE INDEX ratings_by_rank ON ratings (game_type, rating DESC, wins DESC, player_id);

ALTER TABLE ledger_transactions RENAME TO old_transactions;

ALTER TABLE ledger_postings RENAME TO old_postings;

CREATE TABLE ledger_transactions (
    partition_key TEXT NOT NULL,
    sequence BIGINT NOT NULL,
    idempotency_key TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    at BIGINT NOT NULL,
    previous_hash TEXT NOT NULL,
    hash TEXT NOT NULL,
    PRIMARY KEY (partition_key, sequence)
) /* clustered */;

INSERT INTO ledger_transactions
    (partition_key, sequence, idempotency_key, kind, at, previous_hash, hash)
SELECT partition_key, sequence, idempotency_key, kind, at, previous_hash, hash
FROM old_transactions ORDER BY partition_key, sequence;

CREATE TABLE ledger_postings (
    partition_key TEXT NOT NULL,
    sequence BIGINT NOT NULL,
    line BIGINT NOT NULL,
    account TEXT NOT NULL,
    direction TEXT NOT NULL CHECK (direction IN ('debit', 'credit')),
    amount TEXT NOT NULL,
    PRIMARY KEY (partition_key, sequence, line),
    FOREIGN KEY (partition_key, sequence) REFERENCES ledger_transactions (partition_key, sequence)
) /* clustered */;

INSERT INTO ledger_postings (partition_key, sequence, line, account, direction, amount)
SELECT partition_key, sequence, line, account, direction, amount
FROM old_postings ORDER BY partition_key, sequence, line;

DROP TABLE old_postings;

DROP TABLE old_transactions;

-- The account `available:<owner>` is the row of the owner and `available`, so that all balances of
-- a player lie side by side. The house's own accounts belong to 0.
CREATE TABLE account_balances (
    owner TEXT NOT NULL,
    kind TEXT NOT NULL,
    amount TEXT NOT NULL,
    PRIMARY KEY (owner, kind)
) /* clustered */;

INSERT INTO account_balances (owner, kind, amount)
SELECT SUBSTR(account, LENGTH(account) - 31), SUBSTR(account, 1, LENGTH(account) - 33), amount
FROM balances WHERE account LIKE '%:%'
UNION ALL
SELECT '00000000000000000000000000000000', account, amount
FROM balances WHERE account NOT LIKE '%:%';

DROP TABLE balances;

ALTER TABLE account_balances RENAME TO balances;

DROP INDEX holds_by_player;

ALTER TABLE holds RENAME TO old_holds;

-- What a player has a place for, and what is held for it: at `current` for the place in a queue or
-- match, of which there is one, at the ticket for a game the player left before its end. Nothing is
-- held for a free one. No ticket is there twice, as its stake is booked in the ledger once.
CREATE TABLE holds (
    player_id TEXT NOT NULL REFERENCES players (id),
    place TEXT NOT NULL,
    ticket TEXT NOT NULL,
    amount TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('held', 'escrowed')),
    match_id TEXT,
    PRIMARY KEY (player_id, place)
) /* clustered */;

INSERT INTO holds (player_id, place, ticket, amount, state, match_id)
SELECT h.player_id, CASE WHEN c.ticket IS NULL THEN h.ticket ELSE 'current' END, h.ticket,
    h.amount, h.state, h.match_id
FROM old_holds h LEFT JOIN claims c ON c.player_id = h.player_id AND c.ticket = h.ticket
UNION ALL
SELECT c.player_id, 'current', c.ticket, '0', 'held', NULL
FROM claims c WHERE NOT EXISTS
    (SELECT 1 FROM old_holds h WHERE h.ticket = c.ticket AND h.player_id = c.player_id);

DROP TABLE old_holds;

DROP TABLE claims;

ALTER TABLE tickets RENAME TO old_tickets;

CREATE TABLE tickets (
    id TEXT NOT NULL PRIMARY KEY,
    partition_key TEXT NOT NULL,
    body TEXT NOT NULL
) /* clustered */;

INSERT INTO tickets (id, partition_key, body)
SELECT id, partition_key, body FROM old_tickets ORDER BY id;

DROP TABLE old_tickets;

ALTER TABLE strikes RENAME TO old_strikes;

CREATE TABLE strikes (
    player_id TEXT NOT NULL PRIMARY KEY,
    at BIGINT NOT NULL,
    body TEXT NOT NULL
) /* clustered */;

INSERT INTO strikes (player_id, at, body)
SELECT player_id, at, body FROM old_strikes ORDER BY player_id;

DROP TABLE old_strikes;

ALTER TABLE pairings RENAME TO old_pairings;

CREATE TABLE pairings (
    partition_key TEXT NOT NULL,
    first_player TEXT NOT NULL,
    second_player TEXT NOT NULL,
    at BIGINT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (partition_key, first_player, second_player)
) /* clustered */;

INSERT INTO pairings (partition_key, first_player, second_player, at, body)
SELECT partition_key, first_player, second_player, at, body
FROM old_pairings ORDER BY partition_key, first_player, second_player;

DROP TABLE old_pairings;

ALTER TABLE aftermaths RENAME TO old_aftermaths;

CREATE TABLE aftermaths (
    player_id TEXT NOT NULL PRIMARY KEY,
    at BIGINT NOT NULL,
    body TEXT NOT NULL
) /* clustered */;

INSERT INTO aftermaths (player_id, at, body)
SELECT player_id, at, body FROM old_aftermaths ORDER BY player_id;

DROP TABLE old_aftermaths;

DROP INDEX result_players_by_time;

ALTER TABLE result_players RENAME TO old_result_players;

-- A match, and so who played in it, is settled once.
CREATE TABLE result_players (
    player_id TEXT NOT NULL REFERENCES players (id),
    ended_at BIGINT NOT NULL,
    match_id TEXT NOT NULL REFERENCES results (match_id),
    PRIMARY KEY (player_id, ended_at, match_id)
) /* clustered */;

INSERT INTO result_players (player_id, ended_at, match_id)
SELECT player_id, ended_at, match_id
FROM old_result_players ORDER BY player_id, ended_at, match_id;

DROP TABLE old_result_players;

ALTER TABLE outbox_events RENAME TO old_events;

-- A partition's sequence is that of its head, which counts.
CREATE TABLE outbox_events (
    position BIGINT PRIMARY KEY /* clustered */,
    id TEXT NOT NULL UNIQUE,
    at BIGINT NOT NULL,
    partition_key TEXT NOT NULL,
    sequence BIGINT NOT NULL,
    type TEXT NOT NULL,
    payload TEXT NOT NULL
);

INSERT INTO outbox_events (position, id, at, partition_key, sequence, type, payload)
SELECT position, id, at, partition_key, sequence, type, payload
FROM old_events ORDER BY position;

DROP TABLE old_events;

ALTER TABLE outbox_heads RENAME TO old_heads;

CREATE TABLE outbox_heads (
    partition_key TEXT NOT NULL PRIMARY KEY,
    sequence BIGINT NOT NULL
) /* clustered */;

INSERT INTO outbox_heads (partition_key, sequence)
SELECT partition_key, sequence FROM old_heads ORDER BY partition_key;

DROP TABLE old_heads;

ALTER TABLE outbox_cursors RENAME TO old_cursors;

CREATE TABLE outbox_cursors (
    sink TEXT NOT NULL PRIMARY KEY,
    position BIGINT NOT NULL
) /* clustered */;

INSERT INTO outbox_cursors (sink, position) SELECT sink, position FROM old_cursors;

DROP TABLE old_cursors;

DROP INDEX bets_by_player;

DROP INDEX bets_by_match;

ALTER TABLE bets RENAME TO old_bets;

CREATE TABLE bets (
    id TEXT NOT NULL PRIMARY KEY,
    player_id TEXT NOT NULL REFERENCES players (id),
    amount TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('held', 'placed')),
    match_id TEXT,
    partition_key TEXT,
    body TEXT
) /* clustered */;

INSERT INTO bets (id, player_id, amount, state, match_id, partition_key, body)
SELECT id, player_id, amount, state, match_id, partition_key, body FROM old_bets ORDER BY id;

DROP TABLE old_bets;

CREATE INDEX bets_by_player ON bets (player_id);

CREATE INDEX bets_by_match ON bets (match_id);
