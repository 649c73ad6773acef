-- What the core owns, as JSON, and the results of matches that are over.

CREATE TABLE tickets (
    id TEXT NOT NULL PRIMARY KEY,
    partition_key TEXT NOT NULL,
    body TEXT NOT NULL
);

CREATE TABLE matches (
    id TEXT NOT NULL PRIMARY KEY,
    partition_key TEXT NOT NULL,
    body TEXT NOT NULL
);

CREATE TABLE strikes (
    player_id TEXT NOT NULL PRIMARY KEY,
    at BIGINT NOT NULL,
    body TEXT NOT NULL
);

CREATE TABLE pairings (
    partition_key TEXT NOT NULL,
    first_player TEXT NOT NULL,
    second_player TEXT NOT NULL,
    at BIGINT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (partition_key, first_player, second_player)
);

CREATE TABLE aftermaths (
    player_id TEXT NOT NULL PRIMARY KEY,
    at BIGINT NOT NULL,
    body TEXT NOT NULL
);

CREATE TABLE results (
    match_id TEXT NOT NULL PRIMARY KEY,
    partition_key TEXT NOT NULL,
    ended_at BIGINT NOT NULL,
    body TEXT NOT NULL
);

CREATE TABLE result_players (
    player_id TEXT NOT NULL REFERENCES players (id),
    match_id TEXT NOT NULL REFERENCES results (match_id),
    ended_at BIGINT NOT NULL,
    PRIMARY KEY (player_id, match_id)
);

CREATE INDEX result_players_by_time ON result_players (player_id, ended_at DESC, match_id DESC);
