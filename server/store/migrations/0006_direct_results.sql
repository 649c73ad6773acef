-- How matches of direct games ended. Their players have no accounts here, only the names they were
-- given elsewhere; the body is the answer to whoever asks for the match.

CREATE TABLE direct_results (
    match_id TEXT NOT NULL PRIMARY KEY,
    partition_key TEXT NOT NULL,
    ended_at BIGINT NOT NULL,
    body TEXT NOT NULL
);
