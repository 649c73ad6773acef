-- Who plays: accounts and one rating per game. Amounts are decimal texts, moments are milliseconds
-- since the Unix epoch. Every statement ends with a semicolon at the end of a line.

CREATE TABLE meta (
    name TEXT NOT NULL PRIMARY KEY,
    value BIGINT NOT NULL
);

CREATE TABLE players (
    id TEXT NOT NULL PRIMARY KEY,
    address TEXT NOT NULL UNIQUE,
    callsign TEXT NOT NULL,
    callsign_folded TEXT NOT NULL UNIQUE,
    recovery_hash TEXT,
    created_at BIGINT NOT NULL,
    last_top_up_day BIGINT NOT NULL,
    wpm_sum BIGINT NOT NULL,
    wpm_games BIGINT NOT NULL,
    last_result TEXT
);

CREATE TABLE ratings (
    player_id TEXT NOT NULL REFERENCES players (id),
    game_type TEXT NOT NULL,
    rating BIGINT NOT NULL,
    games BIGINT NOT NULL,
    wins BIGINT NOT NULL,
    PRIMARY KEY (player_id, game_type)
);

CREATE INDEX ratings_by_rank ON ratings (game_type, rating DESC, wins DESC, player_id);
