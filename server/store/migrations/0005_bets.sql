-- Bets on matches that are not settled. The amount is in the bettor's locked balance while `held`,
-- in the bet pool of the match once `placed`; what the core keeps of a placed one is its body.

CREATE TABLE bets (
    id TEXT NOT NULL PRIMARY KEY,
    player_id TEXT NOT NULL REFERENCES players (id),
    amount TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('held', 'placed')),
    match_id TEXT,
    partition_key TEXT,
    body TEXT
);

CREATE INDEX bets_by_player ON bets (player_id);
CREATE INDEX bets_by_match ON bets (match_id);
